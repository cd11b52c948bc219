import { quote } from '../base/names.ts';
import { compareObjects, membersOf } from '../diff/compare.ts';
import type { Diff } from '../diff/diff.ts';
import { scopesOf } from '../diff/selection.ts';
import type { Registry } from '../kinds/registry.ts';
import { type DatabaseModel, indexModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import type { Finding, Proof, Step } from './plan-types.ts';
import { titleOf } from './words.ts';
import type { Work } from './work.ts';

type Input = {
  readonly diff: Diff;
  readonly registry: Registry;
  readonly works: ReadonlyMap<ObjectKey, Work>;
  readonly steps: readonly Step[];
};

/** What desired has and the plan cannot make, because something that the options ignore holds its name in current. */
export function namesHeld({ diff, registry }: Omit<Input, 'works' | 'steps'>): readonly Finding[] {
  const { asked, desired, current, ignored } = diff;
  const findings: Finding[] = [];
  for (const [key, object] of asked.objects) {
    if (desired.objects.get(key) === object) continue;
    const holder = current.objects.get(key);
    if (!holder || !isOther(holder, object)) continue;
    if (!ignored(holder, current) || ignored(object, asked)) continue;
    const message = `cannot be made: ${spelled(registry, holder)} has its name in the database, and the options ignore that. ${both}`;
    findings.push(finding(registry, object, message));
  }
  return findings;
}

/**
 * Why the server refuses a plan whose options ignore something: what a step makes or puts back needs what is ignored and is
 * missing or otherwise in the database, or what is ignored still needs what goes.
 */
export function ignoredNeeds(input: Input, refused: Proof['refused']): readonly Finding[] {
  const { diff, registry, works, steps } = input;
  if (refused?.step === undefined) return [];
  const refusedStep = steps.find(({ key }) => key === refused.step);
  if (refusedStep?.on.kind === 'script') {
    const messages = neededByScript(input, refusedStep.sql.join('\n'), refused.message);
    return messages.map((message) => ({ code: 'PLAN011', on: refusedStep.on, message, blocks: true }));
  }
  const findings: Finding[] = [];
  for (const work of works.values()) {
    const object = diff.to.objects.get(work.key);
    if (!object || (work.on === 'none' && !work.route && !work.refresh)) continue;
    const messages = new Set([...lacking(input, object), ...holdersOf(input, work, object)]);
    for (const message of messages) findings.push(finding(registry, object, message));
  }
  if (findings.length > 0) return findings;
  const on = refusedStep?.on;
  const object = [...works.values()]
    .map(({ key }) => diff.to.objects.get(key))
    .find((one) => one && one.kind === on?.kind && registry.kinds[one.kind]?.itemName(one) === on.name);
  return object ? [...otherwise(input, object)].map((message) => finding(registry, object, message)) : [];
}

const both = 'Ignore both or neither, or make the change there first.';

function finding(registry: Registry, object: SchemaObject, message: string): Finding {
  const name = registry.kinds[object.kind]?.itemName(object) ?? object.path.join('.');
  return { code: 'PLAN011', on: { kind: object.kind, name }, message, blocks: true };
}

/** What an object of the end needs at once and the end does not have. */
function lacking({ diff, registry }: Input, object: SchemaObject): readonly string[] {
  const { to, asked, current, ignored } = diff;
  const own = ignored(object, to);
  const missing = new Map<string, Set<string>>();
  for (const use of usesInEnd(diff, object)) {
    if (has(registry, to, use)) continue;
    const was = own && has(registry, current, use) ? current.objects.get(use.to) : undefined;
    const wanted = has(registry, asked, use) ? asked.objects.get(use.to) : undefined;
    const there = was ?? (wanted && ignored(wanted, asked) ? wanted : undefined);
    if (!there) continue;
    const how = was ? 'goes' : 'comes';
    const key = `${how} ${spelled(registry, there)}`;
    const columns = missing.get(key) ?? new Set();
    missing.set(key, columns);
    if (use.member !== undefined && to.objects.has(use.to)) columns.add(quote(use.member));
  }
  return [...missing].map(([key, columns]) => {
    const [how, name] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)];
    const what = columns.size === 0 ? name : `${[...columns].sort().join(', ')} of ${name}`;
    if (how === 'goes') return `is ignored by the options and uses ${what}, which goes. ${both}`;
    return `needs ${what}, which the options ignore and the database does not have. ${both}`;
  });
}

/** What it is created or altered with at once, without names that are looked up when it runs. */
function usesInEnd({ desired }: Diff, object: SchemaObject): readonly Reference[] {
  const { references } = desired.objects.get(object.key) ?? object;
  return references.filter(({ binding, late, to }) => binding !== 'deferred' && !late && to !== object.key);
}

function has(registry: Registry, model: DatabaseModel, { to, member }: Reference): boolean {
  const object = model.objects.get(to);
  const rows = registry.kinds[object?.kind ?? 'opaque']?.properties.filter((row) => row.members) ?? [];
  if (!object || member === undefined) return object !== undefined;
  if (rows.length === 0) return true;
  return rows.some((row) => membersOf(object.props[row.name], model.naming).has(model.naming.fold(member)));
}

/** What is ignored and has the only place that a new object can take: the other primary key of the table. */
function* holdersOf({ diff, registry }: Input, { action }: Work, object: SchemaObject): Generator<string> {
  if ((action !== 'create' && action !== 'alter') || object.parent === undefined) return;
  const slots = registry.kinds[object.kind]?.slots?.(object) ?? [];
  for (const other of slots.length > 0 ? diff.index.childrenOf(object.parent) : []) {
    if (other.key === object.key || !diff.to.objects.has(other.key) || !diff.ignored(other, diff.current)) continue;
    if (!registry.kinds[other.kind]?.slots?.(other).some((slot) => slots.includes(slot))) continue;
    yield `takes the place of ${spelled(registry, other)}, which the options ignore. ${both}`;
  }
}

/** What an object uses, directly or through others, that is ignored and that desired has otherwise. */
function* otherwise({ diff, registry }: Input, object: SchemaObject): Generator<string> {
  const { to, asked, ignored } = diff;
  if (ignored(object, to)) {
    yield `is ignored, and cannot be put back as it is beside what changes. ${both}`;
    return;
  }
  const keeper = keeperOf(diff, object);
  if (keeper) {
    yield `stays only because ${spelled(registry, keeper)}, which the options ignore, needs it, and cannot be put back as it is beside what changes. ${both}`;
    return;
  }
  const children = indexModel(asked);
  const seen = new Set<ObjectKey>([object.key]);
  const queue = [object];
  for (let one = queue.shift(); one; one = queue.shift()) {
    const uses = (asked.objects.get(one.key) ?? one).references.flatMap(({ to: key }) => asked.objects.get(key) ?? []);
    for (const used of [...uses, ...children.childrenOf(one.key)]) {
      if (seen.has(used.key)) continue;
      seen.add(used.key);
      if (!ignored(used, asked)) queue.push(used);
      else if (differences(diff, registry, used)) yield asItIsToBe(registry, used);
    }
  }
}

/** What is ignored and keeps an object that would be dropped otherwise, directly or through others. */
function keeperOf({ withheld, ignored, to }: Diff, object: SchemaObject): SchemaObject | undefined {
  const seen = new Set<ObjectKey>();
  const queue = [object.key];
  for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
    if (seen.has(key)) continue;
    seen.add(key);
    for (const { object: kept, member, user } of withheld) {
      if (kept.key !== key || member !== undefined) continue;
      if (ignored(user, to)) return user;
      queue.push(user.key);
    }
  }
  return undefined;
}

/** What a script names that is ignored and that desired has otherwise; best what the refusal is about. */
function neededByScript({ diff, registry }: Input, script: string, refusal: string): readonly string[] {
  const { asked, ignored } = diff;
  const { fold } = asked.naming;
  const [text, said] = [script, refusal].map((one) => new Set(fold(one).split(/[^\p{L}\p{N}_@$#]+/u)));
  const all: string[] = [];
  const best: string[] = [];
  for (const object of asked.objects.values()) {
    const name = object.path.at(-1);
    if (object.parent !== undefined || name === undefined || !names(text, fold(name)) || !ignored(object, asked))
      continue;
    const found = differences(diff, registry, object);
    if (!found) continue;
    const message = asItIsToBe(registry, object);
    all.push(message);
    if ([name, ...found].some((one) => names(said, fold(one)))) best.push(message);
  }
  return best.length > 0 ? best : all;
}

/** Whether all words of a name are among these. */
function names(words: ReadonlySet<string> | undefined, name: string): boolean {
  return name.split(/[^\p{L}\p{N}_@$#]+/u).every((word) => word === '' || words?.has(word));
}

/** Columns in which the end has something otherwise than desired; undefined where it has it just so. */
function differences({ to }: Diff, registry: Registry, wanted: SchemaObject): readonly string[] | undefined {
  const end = to.objects.get(wanted.key);
  const kind = registry.kinds[wanted.kind];
  if (!end || !kind || end.kind !== wanted.kind) return [];
  const compare = { naming: to.naming, scopes: scopesOf({ security: true }) };
  const changes = compareObjects(kind, end, wanted, compare).filter(({ cosmetic }) => cosmetic === undefined);
  return changes.length === 0 ? undefined : changes.flatMap(({ member }) => member ?? []);
}

function asItIsToBe(registry: Registry, object: SchemaObject): string {
  return `needs ${spelled(registry, object)} as it is to be, which the options ignore. ${both}`;
}

const isOther = (a: SchemaObject, b: SchemaObject): boolean => a.kind !== b.kind || a.parent !== b.parent;

function spelled(registry: Registry, object: SchemaObject): string {
  const kind = registry.kinds[object.kind];
  return kind ? titleOf(kind, object) : object.path.join('.');
}
