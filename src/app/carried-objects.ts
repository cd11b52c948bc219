import { isElementOnly, type OpaqueObject, stubOf } from '../kinds/opaque/opaque-kind.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';

/**
 * Certificates, keys, assemblies and the like of a package: it tells what they are, but not by which statement they were
 * made. On the in-memory server stands a stub of each, so that it can be named and dropped.
 */
export function carriedStubs(model: DatabaseModel): readonly string[] {
  return carriedIn(model).flatMap((object) => stubOf(object) ?? []);
}

/** What a server shows, with the objects of `like` where it has their stubs, or can have none. */
export function withCarried(end: DatabaseModel, like: DatabaseModel): DatabaseModel {
  const carried = carriedIn(like);
  if (carried.length === 0) return end;
  const stubs = new Map<string, ObjectKey>();
  for (const object of end.objects.values()) {
    if (object.kind === 'opaque') stubs.set(String(object.props.definition), object.key);
  }
  const objects = new Map(end.objects);
  for (const object of carried) {
    const stub = stubOf(object);
    const standing = stub === undefined ? undefined : stubs.get(stub);
    if (stub !== undefined && standing === undefined) continue;
    if (standing !== undefined) objects.delete(standing);
    objects.set(object.key, object as unknown as SchemaObject);
  }
  return { ...end, objects };
}

const carriedIn = ({ objects }: DatabaseModel): readonly OpaqueObject[] =>
  [...objects.values()]
    .filter(({ kind }) => kind === 'opaque')
    .map((object) => object as unknown as OpaqueObject)
    .filter(isElementOnly);
