import type { Naming } from '../base/names.ts';
import { parseQuotedPath } from '../base/names.ts';
import type { CompareScope } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { Namespace } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { DiffOptions } from './options.ts';

/** What of current may be dropped. */
export type DropRule = {
  object(object: SchemaObject): boolean;
  /** A member that holds data; `property` is the list it stands in (`columns`). */
  member(object: SchemaObject, property: string, member: string): boolean;
};

/**
 * `'none'`, `'all'`, or a list of kinds in which `column` stands for the columns of tables that stay. What a live server holds for
 * other databases too goes only where the list names its kind: a project that lacks it says nothing about it.
 */
export function dropRuleOf(
  drop: DiffOptions['drop'],
  isOfServer: (object: SchemaObject) => boolean = () => false,
): DropRule {
  if (drop === 'all') return { object: (object) => !isOfServer(object), member: () => true };
  if (drop === 'none') return { object: () => false, member: () => false };
  const kinds = new Set(drop);
  return {
    object: (object) => kinds.has(object.kind),
    member: (_object, property) => kinds.has(property) || kinds.has(property.replace(/s$/, '')),
  };
}

export function scopesOf(options: Pick<DiffOptions, 'security'>): ReadonlySet<CompareScope> {
  return new Set<CompareScope>(options.security ? ['schema', 'security'] : ['schema']);
}

/** Whether the options leave an object alone: its schema, its name, its kind, or what it hangs on. */
export type IgnoreRule = (object: SchemaObject, model: DatabaseModel) => boolean;

export const nothingIgnored: IgnoreRule = () => false;

export function ignoreRuleOf(ignore: DiffOptions['ignore'], registry: Registry, naming: Naming): IgnoreRule {
  if (ignore.schemas.length + ignore.names.length + ignore.kinds.length === 0) return nothingIgnored;
  const schemas = ignore.schemas.map((name) => patternOf(naming.fold(schemaName(name))));
  const kinds = new Set(ignore.kinds);
  const names = ignore.names.map((name) => parseQuotedPath(name).map((part) => patternOf(naming.fold(part))));
  const own = (object: SchemaObject): boolean => {
    if (kinds.has(object.kind)) return true;
    const namespace = registry.kinds[object.kind]?.namespace;
    const isInSchema = namespace === 'schema' || (object.path.length > 1 && !otherPaths.has(namespace));
    const schema = isInSchema ? object.path[0] : undefined;
    if (schema !== undefined && schemas.some((pattern) => pattern.test(naming.fold(schema)))) return true;
    return names.some((parts) => matches(parts, object.path, naming));
  };
  const known = new Map<SchemaObject, boolean>();
  const rule: IgnoreRule = (object, model) => {
    let answer = known.get(object);
    if (answer === undefined) {
      const parent = object.parent === undefined ? undefined : model.objects.get(object.parent);
      answer = own(object) || (parent !== undefined && rule(parent, model));
      known.set(object, answer);
    }
    return answer;
  };
  return rule;
}

/** Their paths begin with a role, a word or a host of some class. What hangs on something ignored is ignored with that. */
const otherPaths = new Set<Namespace | undefined>(['member', 'permission', 'property']);

/** A name without brackets is one name, whatever it holds. */
function schemaName(text: string): string {
  return text.startsWith('[') ? (parseQuotedPath(text)[0] ?? text) : text;
}

/** A pattern of one part is about the object's own name; one of several about its whole path or the beginning of it. */
function matches(parts: readonly RegExp[], path: readonly string[], naming: Naming): boolean {
  if (parts.length === 1) return parts[0]?.test(naming.fold(path.at(-1) ?? '')) ?? false;
  return parts.length <= path.length && parts.every((part, i) => part.test(naming.fold(path[i] ?? '')));
}

function patternOf(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'su');
}
