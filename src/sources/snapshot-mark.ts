import type { CustomData } from '../formats/model-xml-reader.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { changedObject } from '../model/schema-object-of.ts';

/** Header data of our own in model.xml, which DacFx passes over: that the package is a snapshot of a live database. */
const category = 'RehearsalSnapshot';
const hiddenName = 'Hidden';
const unread = 'Unread ';

/**
 * What marks a snapshot: a plan from it is promotable. With it stands what the login that took it could not see, and what was not
 * understood of objects, which their elements do not say.
 */
export function snapshotData({ live, hidden = [], objects }: DatabaseModel): CustomData | undefined {
  if (!live) return undefined;
  const metadata = new Map([[hiddenName, JSON.stringify(hidden)]]);
  const noted = [...objects.values()].filter((object) => object.unread.length > 0 && object.kind !== 'opaque');
  for (const { key, unread: notes } of noted.sort((a, b) => (a.key < b.key ? -1 : 1))) {
    metadata.set(`${unread}${key}`, JSON.stringify(notes));
  }
  return { category, type: 'Sql', metadata };
}

/** The same of a package that was read: nothing but `live: false` for one that a project was built into. */
export function withSnapshotMark(model: DatabaseModel, header: readonly CustomData[]): DatabaseModel {
  const mark = header.find((data) => data.category === category);
  if (!mark) return model;
  const objects = new Map<ObjectKey, SchemaObject>(model.objects);
  for (const [name, notes] of mark.metadata) {
    if (!name.startsWith(unread)) continue;
    const object = objects.get(name.slice(unread.length) as ObjectKey);
    if (object) objects.set(object.key, changedObject(object, { unread: JSON.parse(notes) as string[] }));
  }
  const hidden = JSON.parse(mark.metadata.get(hiddenName) ?? '[]') as string[];
  return { ...model, objects, live: true, ...(hidden.length > 0 && { hidden }) };
}
