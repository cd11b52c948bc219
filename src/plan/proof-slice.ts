import type { SqlContext } from '../kinds/kind.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { KindName } from '../model/kind-name.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { isIdentifierPart } from '../syntax/character.ts';
import { type ScriptPart, textsOf } from './deploy-script.ts';
import type { ProofAnswer } from './proof.ts';

/**
 * A database in two parts: what a script can see, meet or be refused for, and what stays out of its reach. The script runs
 * on the first part alone; it cannot tell the difference, and leaves the second as it was.
 */
export type ProofSlice = {
  readonly reached: DatabaseModel;
  readonly unreached: ReadonlyMap<ObjectKey, SchemaObject>;
};

/** Large families. Everything else (types, principals, storage, options, opaque objects) is always within reach. */
const slicedKinds = new Set<KindName>([
  'table',
  'view',
  'procedure',
  'scalarFunction',
  'inlineFunction',
  'tableFunction',
  'sequence',
  'synonym',
]);

/** What hangs on an object that is only there for others to stand on, and that those others cannot notice. */
const unnoticedChildren = new Set<KindName>([
  'foreignKey',
  'trigger',
  'permission',
  'extendedProperty',
  'statistics',
  'fullTextIndex',
]);

/** Named by nearly every statement; what lives in or belongs to them matters only to statements that `reachesAll` knows. */
const containers = new Set<KindName>(['schema', 'filegroup', 'user', 'role', 'login', 'membership', 'databaseOptions']);

/** Statements that the server answers by looking at every object, or at everything in a schema or of an owner. */
const statementsAboutAll =
  /\b(?:DROP\s+(?:SCHEMA|USER|ROLE|LOGIN|ASSEMBLY|APPLICATION)|ALTER\s+(?:SCHEMA|DATABASE|AUTHORIZATION))\b/i;

/** Scripts of people who look into the catalog, or run what is not written in them. */
const looksAround = /\b(?:sys|INFORMATION_SCHEMA)\s*\]?\s*\.|\bsp_|\bEXEC(?:UTE)?\b/i;

/**
 * The part of a database that a script reaches: everything whose name stands in its text (in code, strings or comments
 * alike), with what that uses and what is bound to it. A script that may reach anything reaches everything.
 */
export function proofSlice(parts: readonly ScriptPart[], context: SqlContext): ProofSlice {
  const { model } = context;
  if (parts.some(reachesAll)) return { reached: model, unreached: new Map() };
  const reach = new Reach(context, wordsOf(parts, context));
  const objects = new Map<ObjectKey, SchemaObject>();
  const unreached = new Map<ObjectKey, SchemaObject>();
  for (const object of model.objects.values()) {
    if (reach.keys.has(object.key)) objects.set(object.key, object);
    else unreached.set(object.key, object);
  }
  return { reached: { ...model, objects }, unreached };
}

function reachesAll({ pieces, script }: ScriptPart): boolean {
  return pieces.some(({ text }) => statementsAboutAll.test(text) || (script !== undefined && looksAround.test(text)));
}

function wordsOf(parts: readonly ScriptPart[], { naming }: SqlContext): ReadonlySet<string> {
  const words = new Set<string>();
  for (const text of textsOf(parts)) addWords(naming.fold(text), words);
  return words;
}

function addWords(text: string, words: Set<string>): void {
  for (let i = 0; i < text.length; i += 1) {
    const start = i;
    while (i < text.length && isIdentifierPart(text.charCodeAt(i))) i += 1;
    if (i > start) words.add(text.slice(start, i));
  }
}

/** Whether an in-memory database that was made of one slice holds everything that another script reaches. */
export function holds({ unreached }: ProofSlice, { reached }: ProofSlice): boolean {
  for (const key of unreached.keys()) if (reached.objects.has(key)) return false;
  return true;
}

/** The answer about the whole database. */
export function withUnreached(answer: ProofAnswer, { unreached }: ProofSlice): ProofAnswer {
  const { end, first, afterScripts } = answer;
  if (!end || unreached.size === 0) return answer;
  // Ends that are the same model stay the same.
  const known = new Map<DatabaseModel, DatabaseModel>();
  const whole = (model: DatabaseModel): DatabaseModel => {
    const made = known.get(model) ?? { ...model, objects: new Map([...model.objects, ...unreached]) };
    known.set(model, made);
    return made;
  };
  return {
    ...answer,
    end: whole(end),
    ...(first && { first: { ...first, end: whole(first.end) } }),
    ...(afterScripts && { afterScripts: whole(afterScripts) }),
  };
}

class Reach {
  readonly keys = new Set<ObjectKey>();
  readonly #whole = new Set<ObjectKey>();
  readonly #context: SqlContext;
  readonly #words: ReadonlySet<string>;

  constructor(context: SqlContext, words: ReadonlySet<string>) {
    this.#context = context;
    this.#words = words;
    for (const object of context.model.objects.values()) {
      const isNamed = this.#isNamed(object);
      if (isNamed) this.#takeWhole(this.#rootOf(object));
      else if (!slicedKinds.has(this.#rootOf(object).kind)) this.#take(object);
    }
  }

  /** Whether every word of its own name is among the script's: a name of several words is found a little too often. */
  #isNamed({ path, kind }: SchemaObject): boolean {
    if (kind === 'permission' || kind === 'extendedProperty') return false;
    const name = this.#context.naming.fold(path.at(-1) ?? '');
    if (this.#words.has(name)) return true;
    const words = new Set<string>();
    addWords(name, words);
    for (const word of words) if (!this.#words.has(word)) return false;
    return true;
  }

  #rootOf(object: SchemaObject): SchemaObject {
    let root = object;
    while (root.parent !== undefined) {
      const parent = this.#context.model.objects.get(root.parent);
      if (!parent) break;
      root = parent;
    }
    return root;
  }

  /** The object with all that hangs on it, and what would be in the way of changing it. */
  #takeWhole(root: SchemaObject): void {
    const { index } = this.#context;
    // Chains of thousands of keys and views would be too deep for calls within calls.
    const waiting = [root];
    for (let object = waiting.pop(); object; object = waiting.pop()) {
      if (this.#whole.has(object.key)) continue;
      this.#whole.add(object.key);
      this.#take(object);
      for (const child of index.childrenOf(object.key)) waiting.push(child);
      if (containers.has(object.kind) || unnoticedChildren.has(object.kind)) continue;
      for (const { object: user, reference } of index.dependentsOf(object.key))
        if (reference.binding !== 'deferred') this.#take(user);
    }
  }

  /** The object as far as others stand on it, with what it stands on itself. */
  #take(first: SchemaObject): void {
    const { model, index } = this.#context;
    const waiting = [first];
    for (let object = waiting.pop(); object; object = waiting.pop()) {
      if (this.keys.has(object.key)) continue;
      this.keys.add(object.key);
      const parent = object.parent === undefined ? undefined : model.objects.get(object.parent);
      if (parent) waiting.push(parent);
      for (const { to } of object.references) {
        const used = model.objects.get(to);
        if (used) waiting.push(used);
      }
      for (const child of index.childrenOf(object.key)) if (!unnoticedChildren.has(child.kind)) waiting.push(child);
    }
  }
}
