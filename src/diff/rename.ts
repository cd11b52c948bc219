import { parseQuotedPath } from '../base/names.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel, ModelIndex, RefactorOperation } from '../model/database-model.ts';
import { type Namespace, type ObjectKey, objectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { closedRenames } from './closed-renames.ts';
import { renamesOfIgnored } from './ignored.ts';
import { RenamingModel } from './renaming-model.ts';
import { type Rewriting, replaceParts, rewritten } from './rewrite.ts';
import type { IgnoreRule } from './selection.ts';

/** A rename that the plan does before anything else; everything after it speaks of the new name. */
export type Rename = {
  readonly does: 'rename' | 'move';
  /** As it is before this rename, in the model that earlier renames left. */
  readonly before: SchemaObject;
  /** The same object under its new name, or with its column renamed. */
  readonly after: SchemaObject;
  readonly member?: { readonly property: string; readonly from: string; readonly to: string };
  /** The refactor log's operation, when it comes from there. */
  readonly operation?: RefactorOperation;
};

export type RenamedModel = { readonly model: DatabaseModel; readonly renames: readonly Rename[] };

/**
 * Does the refactor log's operations that current has not seen and whose old name it still has. A chain of operations that
 * ends in a name which desired does not have is left out: its object goes anyway. So is one that ends where it began, and one
 * of something that the options ignore.
 */
export function applyLoggedRenames(
  current: DatabaseModel,
  desired: DatabaseModel,
  registry: Registry,
  ignored: IgnoreRule,
): RenamedModel & { readonly ignored: ReadonlySet<RefactorOperation> } {
  const left = new Set<RefactorOperation>();
  const done = new Set(current.refactorings.map((operation) => operation.key.toLowerCase()));
  const fresh = desired.refactorings.filter((operation) => !done.has(operation.key.toLowerCase()));
  if (fresh.length === 0) return { model: current, renames: [], ignored: left };
  let operations: readonly RefactorOperation[] = fresh;
  for (;;) {
    const result = applyAll(current, operations, registry);
    const closed = closedRenames(result.renames, desired.naming.fold);
    const leave = new Set(renamesOfIgnored(result.renames, current, desired, ignored));
    for (const { operation } of leave) if (operation) left.add(operation);
    const vain = new Set(
      result.renames
        .filter((rename) => leave.has(rename) || closed.has(rename) || !arrives(rename, result.renames, desired))
        .map((r) => r.operation),
    );
    if (vain.size === 0) return { ...result, ignored: left };
    operations = operations.filter((operation) => !vain.has(operation));
  }
}

function applyAll(current: DatabaseModel, operations: readonly RefactorOperation[], registry: Registry): RenamedModel {
  const renaming = new RenamingModel(current, registry);
  const renames: Rename[] = [];
  for (const operation of operations) {
    const rename = applyOperation(renaming, operation);
    if (rename) renames.push(rename);
  }
  return { model: renames.length === 0 ? current : renaming.renamed(), renames };
}

/** Whether desired has the name in which the chain of renames ends that this one is part of. */
function arrives(rename: Rename, renames: readonly Rename[], desired: DatabaseModel): boolean {
  const { fold } = desired.naming;
  let last = rename;
  let column = rename.member?.to;
  for (const next of renames.slice(renames.indexOf(rename) + 1)) {
    if (next.before.key !== last.after.key) continue;
    if (!next.member) last = next;
    else if (column !== undefined && fold(next.member.from) === fold(column)) column = next.member.to;
  }
  const end = desired.objects.get(last.after.key);
  if (!end || !rename.member || column === undefined) return end !== undefined;
  const members = end.props[rename.member.property];
  const name = fold(column);
  return Array.isArray(members) && members.some((member) => fold(String(member.name)) === name);
}

function applyOperation(renaming: RenamingModel, operation: RefactorOperation): Rename | undefined {
  const { model, registry } = renaming;
  const path = parseQuotedPath(operation.elementName);
  const newName = operation.newName === undefined ? undefined : parseQuotedPath(operation.newName).at(-1);
  const object = find(model, registry, path, operation.elementType);
  if (object) {
    const kind = registry.kinds[object.kind];
    const isMove = operation.operation === 'moveSchema';
    const to = isMove ? movedPath(object.path, operation) : renamedPath(object.path, newName);
    // Anything moves with its rows and grants; what holds no data and cannot be renamed is made anew.
    const can = isMove || kind?.rename !== undefined || kind?.properties.some((row) => row.stored);
    if (!to || !can) return undefined;
    return renameObject(renaming, object, to, operation);
  }
  const owner = find(model, registry, path.slice(0, -1), operation.parentElementType);
  const name = path.at(-1);
  return owner && name !== undefined && newName !== undefined
    ? renameMember(renaming, owner, name, newName, operation)
    : undefined;
}

function renamedPath(path: readonly string[], name: string | undefined): readonly string[] | undefined {
  return name === undefined ? undefined : [...path.slice(0, -1), name];
}

function movedPath(path: readonly string[], operation: RefactorOperation): readonly string[] | undefined {
  const schema = operation.newSchema === undefined ? undefined : parseQuotedPath(operation.newSchema)[0];
  return schema === undefined ? undefined : [schema, ...path.slice(1)];
}

function find(
  model: DatabaseModel,
  registry: Registry,
  path: readonly string[],
  elementType: string | undefined,
): SchemaObject | undefined {
  for (const namespace of namespacesOf(registry)) {
    const object = model.objects.get(objectKey(namespace, path, model.naming));
    const kind = object && registry.kinds[object.kind];
    if (kind && (elementType === undefined || kind.element(object) === elementType)) return object;
  }
  return undefined;
}

function namespacesOf(registry: Registry): readonly Namespace[] {
  return [...new Set(Object.values(registry.kinds).map((kind) => kind.namespace))];
}

/** Renames an object in the model with everything that hangs on it or names it. */
function renameObject(
  renaming: RenamingModel,
  object: SchemaObject,
  to: readonly string[],
  operation: RefactorOperation,
): Rename | undefined {
  const { model, index } = renaming;
  const namespace = object.key.slice(0, object.key.indexOf(':')) as Namespace;
  const key = objectKey(namespace === 'unnamed' ? 'object' : namespace, to, model.naming);
  if (key === object.key || model.objects.has(key)) return undefined;
  const paths = new Map<ObjectKey, readonly string[]>([[object.key, to]]);
  const keys = new Map<ObjectKey, ObjectKey>([[object.key, key]]);
  const base = { naming: model.naming, from: object.path, to };
  for (const child of descendantsOf(object, index)) {
    const path = childPath(child, { ...base, keys });
    paths.set(child.key, path);
    keys.set(child.key, childKey(child, path, { ...base, keys }));
  }
  rewriteAll(renaming, { ...base, keys }, paths);
  const after = model.objects.get(key);
  if (!after) return undefined;
  return { does: operation.operation === 'moveSchema' ? 'move' : 'rename', before: object, after, operation };
}

function renameMember(
  renaming: RenamingModel,
  owner: SchemaObject,
  from: string,
  to: string,
  operation: RefactorOperation,
): Rename | undefined {
  const { model, registry, index } = renaming;
  const { naming } = model;
  const property = registry.kinds[owner.kind]?.properties.find((row) => row.members)?.name;
  const members = property === undefined ? undefined : owner.props[property];
  if (property === undefined || !Array.isArray(members)) return undefined;
  const has = (name: string) => members.some((member) => naming.fold(String(member.name)) === naming.fold(name));
  // Another case of the name is the same name.
  if (!has(from) || has(to)) return undefined;
  const keys = new Map<ObjectKey, ObjectKey>();
  const paths = new Map<ObjectKey, readonly string[]>();
  const base = { naming, from: owner.path, to: owner.path, member: { owner: owner.key, from, to } };
  for (const child of descendantsOf(owner, index)) {
    const path = replaceParts(child.path, { ...base, keys });
    paths.set(child.key, path);
    const key = childKey(child, path, { ...base, keys });
    if (key !== child.key) keys.set(child.key, key);
  }
  rewriteAll(renaming, { ...base, keys }, paths.set(owner.key, owner.path));
  const after = model.objects.get(owner.key);
  if (!after) return undefined;
  const mirror = registry.kinds[owner.kind]?.mirror?.(owner, (namespace, ...path) =>
    objectKey(namespace, path, naming),
  );
  const follower = mirror === undefined ? undefined : model.objects.get(mirror);
  if (follower) renameMember(renaming, follower, from, to, operation);
  return { does: 'rename', before: owner, after, member: { property, from, to }, operation };
}

function descendantsOf(object: SchemaObject, index: ModelIndex): SchemaObject[] {
  const result: SchemaObject[] = [];
  for (const child of index.childrenOf(object.key)) result.push(child, ...descendantsOf(child, index));
  return result;
}

/** Constraints and triggers are named beside their table: they move with its schema and keep their name when it is renamed. */
function childPath(child: SchemaObject, rewriting: Rewriting): readonly string[] {
  const path = replaceParts(child.path, rewriting);
  const [schema] = rewriting.to;
  const { naming, from } = rewriting;
  const moved = from.length > 1 && naming.fold(schema ?? '') !== naming.fold(from[0] ?? '');
  if (path !== child.path || !moved || schema === undefined || !child.key.startsWith('object:')) return path;
  return [schema, ...path.slice(1)];
}

/** Keys beyond the path (unnamed constraints, extended properties) hold the parent's path as parts of their own. */
function childKey(child: SchemaObject, path: readonly string[], rewriting: Rewriting): ObjectKey {
  const colon = child.key.indexOf(':');
  const namespace = child.key.slice(0, colon) as Namespace;
  if (child.key === objectKey(namespace, child.path, rewriting.naming))
    return objectKey(namespace, path, rewriting.naming);
  const parts = child.key.slice(colon + 1).split('\u0001');
  return `${namespace}:${replaceParts(parts, rewriting)
    .map((part) => rewriting.naming.fold(part))
    .join('\u0001')}`;
}

function rewriteAll(
  renaming: RenamingModel,
  rewriting: Rewriting,
  paths: ReadonlyMap<ObjectKey, readonly string[]>,
): void {
  const { model, registry, index } = renaming;
  const touched = new Set<ObjectKey>(paths.keys());
  for (const key of rewriting.member ? [rewriting.member.owner] : rewriting.keys.keys())
    for (const { object } of index.dependentsOf(key)) touched.add(object.key);
  renaming.replace(
    [...touched].flatMap((key) => {
      const object = model.objects.get(key);
      const kind = object && registry.kinds[object.kind];
      return kind ? [[object, rewritten(object, kind, rewriting, paths.get(key) ?? object.path)] as const] : [];
    }),
  );
}
