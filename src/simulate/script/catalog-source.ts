import type { Row } from '../../formats/catalog-rows.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import { asObject } from '../rows/object-rows.ts';
import { securable } from '../state/catalog.ts';
import { catalogViews } from '../state/catalog-view.ts';
import { compatibilityViews } from './compatibility-views.ts';
import type { Seek } from './from.ts';
import { informationSchema } from './information-schema.ts';
import { opaqueViews } from './opaque-views.ts';
import { serverViews } from './server-views.ts';
import type { Session } from './session.ts';
import type { View } from './session-view.ts';
import { tempdbViews } from './tempdb-views.ts';

const sessionViews: Readonly<Record<string, View>> = {
  ...informationSchema,
  ...compatibilityViews,
  ...opaqueViews,
  ...serverViews,
  ...tempdbViews,
};

export function hasCatalogView(view: string): boolean {
  return Object.hasOwn(catalogViews, view) || Object.hasOwn(sessionViews, view);
}

/** Object types of the views that show constraints and triggers. */
const childViews: Readonly<Record<string, readonly string[]>> = {
  'sys.default_constraints': ['D '],
  'sys.check_constraints': ['C '],
  'sys.foreign_keys': ['F '],
  'sys.key_constraints': ['PK', 'UQ'],
};

/** Rows of a catalog view; `seek` narrows them by ids, so that a look-up does not read every row of a big database. */
export function catalogRowsOf(s: Session, view: string, seek: Seek): Row[] {
  if (s.isDropped && /\bsys(\.databases|databases)$/.test(view)) return [];
  const hosted = s.host?.view(s, view);
  if (hosted) return [...hosted];
  const c = s.catalog;
  const objectId = seek.get('object_id');
  const parent = seek.get('parent_object_id');
  const types = childViews[view];
  if (types) {
    if (objectId !== undefined) return pick(c.objects.get(objectId), (row) => types.includes(row.type));
    if (parent !== undefined) {
      return [...c.children.of(parent)]
        .map((id) => c.objects.get(id))
        .filter((row): row is ObjectColumns => row !== undefined && types.includes(row.type));
    }
  }
  if (objectId !== undefined) {
    switch (view) {
      case 'sys.columns':
      case 'sys.all_columns':
        return [...c.columns.of(objectId)];
      case 'sys.indexes':
        return [...c.indexes.of(objectId)];
      case 'sys.index_columns':
        return [...c.indexColumns.of(objectId)];
      case 'sys.partitions':
        return [...c.partitions.of(objectId)];
      case 'sys.objects':
      case 'sys.all_objects':
        return pick(c.objects.get(objectId), () => true).map((row) => asObject(row as ObjectColumns));
      case 'sys.tables':
        return pick(c.objects.get(objectId), (row) => row.type === 'U ');
      case 'sys.views':
        return pick(c.objects.get(objectId), (row) => row.type === 'V ');
      case 'sys.procedures':
        return pick(c.objects.get(objectId), (row) => row.type === 'P ');
      case 'sys.sequences':
        return pick(c.objects.get(objectId), (row) => row.type === 'SO');
      case 'sys.triggers':
        return one(c.triggers.get(objectId));
      case 'sys.sql_modules':
      case 'sys.all_sql_modules':
        return one(c.modules.get(objectId));
      case 'sys.parameters':
        return [...c.parameters.of(objectId)];
    }
  }
  const constraint = seek.get('constraint_object_id');
  if (view === 'sys.foreign_key_columns' && constraint !== undefined) return [...c.foreignKeyColumns.of(constraint)];
  const major = seek.get('major_id');
  if (view === 'sys.extended_properties' && major !== undefined) {
    return [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 20, 21, 22].flatMap((kind) => [...c.properties.of(securable(kind, major))]);
  }
  return [...(catalogViews[view]?.(c) ?? sessionViews[view]?.(s) ?? [])];
}

function pick(row: ObjectColumns | undefined, test: (row: ObjectColumns) => boolean): Row[] {
  return row && test(row) ? [row] : [];
}

const one = (row: Row | undefined): Row[] => (row ? [row] : []);
