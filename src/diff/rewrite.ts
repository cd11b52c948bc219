import type { Naming } from '../base/names.ts';
import type { Kind, Property } from '../kinds/kind.ts';
import type { ModelType } from '../model/data-type.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { changedObject } from '../model/schema-object-of.ts';

/** What a rename changes in the objects around it. */
export type Rewriting = {
  readonly naming: Naming;
  /** Old key → new key of every object whose key changes. */
  readonly keys: ReadonlyMap<ObjectKey, ObjectKey>;
  /** Path of the renamed object. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** A renamed column of the object of this (old) key instead. */
  readonly member?: { readonly owner: ObjectKey; readonly from: string; readonly to: string };
};

/** The object as it is once the rename has been done. Texts of modules and expressions keep the old name, as on the server. */
export function rewritten(
  object: SchemaObject,
  kind: Kind,
  rewriting: Rewriting,
  path: readonly string[],
): SchemaObject {
  const parent = object.parent === undefined ? undefined : (rewriting.keys.get(object.parent) ?? object.parent);
  const key = rewriting.keys.get(object.key) ?? object.key;
  const near = object.key === rewriting.member?.owner || object.parent === rewriting.member?.owner;
  const props = rewriteProps(object.props, kind.properties, rewriting, near);
  return changedObject(object, { key, path, props, ...(parent !== undefined && { parent }) }, () =>
    object.references.map((reference) => rewriteReference(reference, object, rewriting)),
  );
}

function rewriteReference(reference: Reference, user: SchemaObject, rewriting: Rewriting): Reference {
  const { member, naming } = rewriting;
  const to = rewriting.keys.get(reference.to) ?? reference.to;
  if (!member) return to === reference.to ? reference : { ...reference, to };
  const same = (name: string | undefined) => name !== undefined && naming.fold(name) === naming.fold(member.from);
  return {
    ...reference,
    to,
    ...(reference.to === member.owner && same(reference.member) ? { member: member.to } : {}),
    ...(user.key === member.owner && same(reference.from) ? { from: member.to } : {}),
  };
}

type Values = Readonly<Record<string, unknown>>;

/** `near`: the object is the one whose member is renamed, or hangs on it. */
function rewriteProps(props: Values, rows: readonly Property[], rewriting: Rewriting, near: boolean): Values {
  const result: Record<string, unknown> = { ...props };
  for (const row of rows) {
    const value = props[row.name];
    if (value === undefined || !concerns(row, rows, props, rewriting, near)) continue;
    if (row.members && Array.isArray(value)) {
      result[row.name] = (value as readonly Values[]).map((member) => ({
        ...rewriteProps(member, row.members ?? [], rewriting, near),
        name: rewriteName(member.name, rewriting),
      }));
    } else result[row.name] = rewriteValue(value, row, rewriting);
  }
  return result;
}

/** A renamed column concerns the names that belong to its table: one of the same name elsewhere is another. */
function concerns(
  row: Property,
  rows: readonly Property[],
  props: Values,
  rewriting: Rewriting,
  near: boolean,
): boolean {
  const { member, from, naming } = rewriting;
  if (!member) return true;
  if (row.namesOf === undefined) return near || !rows.some((other) => other.namesOf !== undefined);
  const path = props[row.namesOf];
  if (!Array.isArray(path)) return !near;
  return (
    path.length === from.length && path.every((part, i) => naming.fold(String(part)) === naming.fold(from[i] ?? ''))
  );
}

function rewriteValue(value: unknown, row: Property, rewriting: Rewriting): unknown {
  switch (row.equality) {
    case 'name':
    case 'names':
    case 'nameSet':
      return rewriteNames(value, rewriting, true);
    case 'exact':
      return rewriteNames(value, rewriting, false);
    case 'type':
      return rewriteType(value, rewriting);
    case 'ignored':
      return rewriteLevels(value, rewriting);
    case 'expression':
    case 'module':
      return value;
  }
}

/** Paths and names within a value; `bare` says whether a string by itself is a name. */
function rewriteNames(value: unknown, rewriting: Rewriting, bare: boolean): unknown {
  if (typeof value === 'string') return bare ? rewriteName(value, rewriting) : value;
  if (Array.isArray(value)) {
    if (!rewriting.member && value.every((part) => typeof part === 'string'))
      return replaceParts(value as readonly string[], rewriting);
    return value.map((item) => rewriteNames(item, rewriting, bare));
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      rewriteNames(item, rewriting, bare || name === 'name' || name === 'column'),
    ]),
  );
}

/** A path given as a list of named levels. */
function rewriteLevels(value: unknown, rewriting: Rewriting): unknown {
  if (!Array.isArray(value) || !value.every((level) => typeof level?.name === 'string')) return value;
  const names = value.map((level) => String(level.name));
  const after = replaceParts(names, rewriting);
  return after === names ? value : value.map((level, i) => ({ ...level, name: after[i] ?? level.name }));
}

function rewriteName(value: unknown, { member, naming }: Rewriting): unknown {
  return member && typeof value === 'string' && naming.fold(value) === naming.fold(member.from) ? member.to : value;
}

function rewriteType(value: unknown, { from, to, member, naming }: Rewriting): unknown {
  const type = value as ModelType;
  if (member || typeof value !== 'object' || value === null || type.schema === undefined) return value;
  if (naming.fold(type.schema) !== naming.fold(from[0] ?? '') || naming.fold(type.name) !== naming.fold(from[1] ?? ''))
    return value;
  return { ...type, schema: to[0], name: to[1] };
}

/** `parts` with the old path (or old column behind it), where it stands in them, replaced by the new one. */
export function replaceParts(parts: readonly string[], rewriting: Rewriting): readonly string[] {
  const { naming, member } = rewriting;
  const from = (member ? [...rewriting.from, member.from] : rewriting.from).map((part) => naming.fold(part));
  const to = member ? [...rewriting.to, member.to] : rewriting.to;
  for (let at = 0; at + from.length <= parts.length; at += 1) {
    if (from.every((part, i) => naming.fold(parts[at + i] ?? '') === part))
      return [...parts.slice(0, at), ...to, ...parts.slice(at + from.length)];
  }
  return parts;
}
