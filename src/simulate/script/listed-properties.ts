import { propertyHost } from '../ddl/extended-properties.ts';
import type { ExtendedPropertyRow } from '../rows/security-rows.ts';
import { securable } from '../state/catalog.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** What a property stands on, as the procedures of extended properties name it. */
type Level = { readonly type: string; readonly name: string };

/** The columns of fn_listextendedproperty. */
export const propertyColumns = ['objtype', 'objname', 'name', 'value'] as const;

/**
 * fn_listextendedproperty ( name, level0type, level0name, level1type, level1name, level2type, level2name ): the properties of
 * what the types reach down to. A name left out (NULL) means every one; types left out name the database.
 */
export function listedProperties(s: Session, args: readonly Value[]): Value[][] {
  const [name = null, ...rest] = args;
  const wanted: Wanted[] = [];
  for (let at = 0; at < 6; at += 2) {
    const type = rest[at] ?? null;
    if (type === null) break;
    const level = rest[at + 1] ?? null;
    wanted.push({ type: String(type).toUpperCase(), name: level === null ? null : String(level) });
  }
  const rows: Value[][] = [];
  for (const property of candidates(s, wanted)) {
    if (name !== null && s.catalog.fold(property.name) !== s.catalog.fold(String(name))) continue;
    const levels = levelsOf(s, property);
    if (!levels || !isAsked(s, levels, wanted)) continue;
    const last = levels.at(-1);
    rows.push([last?.type ?? null, last?.name ?? null, property.name, property.value]);
  }
  return rows;
}

type Wanted = { readonly type: string; readonly name: string | null };

/** A script may ask for each of thousands of properties: one that is named in full is looked up. */
function candidates(s: Session, wanted: readonly Wanted[]): Iterable<ExtendedPropertyRow> {
  const levels = wanted.flatMap(({ type, name }) => (name === null ? [] : [{ type, name }]));
  if (levels.length < wanted.length) return s.catalog.properties.values();
  const host = propertyHost(s, levels);
  if (!host) return [];
  const all = [...s.catalog.properties.of(securable(host.classId, host.major))];
  return all.filter((property) => property.minor_id === host.minor);
}

function isAsked(s: Session, levels: readonly Level[], wanted: readonly Wanted[]): boolean {
  return (
    levels.length === wanted.length &&
    levels.every(({ type, name }, at) => {
      const asked = wanted[at];
      if (!asked || (asked.type !== type && !(asked.type === 'TABLE_TYPE' && type === 'TYPE'))) return false;
      return asked.name === null || s.catalog.fold(asked.name) === s.catalog.fold(name);
    })
  );
}

const levelTypes: Readonly<Record<string, string>> = {
  'U ': 'TABLE',
  'V ': 'VIEW',
  'P ': 'PROCEDURE',
  PC: 'PROCEDURE',
  FN: 'FUNCTION',
  IF: 'FUNCTION',
  TF: 'FUNCTION',
  FS: 'FUNCTION',
  FT: 'FUNCTION',
  AF: 'AGGREGATE',
  SO: 'SEQUENCE',
  SN: 'SYNONYM',
  SQ: 'QUEUE',
  SP: 'SECURITY POLICY',
};

/** The levels of a property's host, outermost first; undefined for what has no levels that scripts ask for. */
function levelsOf(s: Session, property: ExtendedPropertyRow): readonly Level[] | undefined {
  const { catalog } = s;
  const { major_id: major, minor_id: minor } = property;
  switch (property.class) {
    case 0:
      return [];
    case 1:
    case 2:
    case 7: {
      const path = objectLevels(s, major);
      if (!path || (property.class === 1 && minor === 0)) return path;
      const below = childLevel(s, property);
      return below && [...path, below];
    }
    case 3:
      return [{ type: 'SCHEMA', name: catalog.schemaName(major) }];
    case 4:
      return [{ type: 'USER', name: catalog.principals.get(major)?.name ?? '' }];
    case 6:
    case 8: {
      const type = catalog.types.get(major);
      if (!type) return undefined;
      const path = [schemaLevel(s, type.schema_id), { type: 'TYPE', name: type.name }];
      if (property.class === 6) return path;
      const table = catalog.tableTypes.get(major);
      const column = table && catalog.columns.get(table.type_table_object_id, minor);
      return column && [...path, { type: 'COLUMN', name: column.name }];
    }
    case 20: {
      const space = catalog.dataSpaces.get(major);
      return space && [{ type: space.type.trim() === 'PS' ? 'PARTITION SCHEME' : 'FILEGROUP', name: space.name }];
    }
    case 21: {
      const row = catalog.partitionFunctions.get(major);
      return row && [{ type: 'PARTITION FUNCTION', name: row.name }];
    }
    default:
      return undefined;
  }
}

const schemaLevel = (s: Session, id: number): Level => ({ type: 'SCHEMA', name: s.catalog.schemaName(id) });

/** A table, module or other object, or a constraint or trigger under its table or view. */
function objectLevels(s: Session, id: number): readonly Level[] | undefined {
  const { catalog } = s;
  const row = catalog.objects.get(id);
  if (!row) return undefined;
  const own = levelTypes[row.type];
  if (own !== undefined) return [schemaLevel(s, row.schema_id), { type: own, name: row.name }];
  const parent = catalog.objects.get(row.parent_object_id);
  if (!parent) return /^T[RA]/.test(row.type) ? [{ type: 'TRIGGER', name: row.name }] : undefined;
  const path = objectLevels(s, parent.object_id);
  return path && [...path, { type: /^T[RA]/.test(row.type) ? 'TRIGGER' : 'CONSTRAINT', name: row.name }];
}

function childLevel(
  s: Session,
  { class: kind, major_id: major, minor_id: minor }: ExtendedPropertyRow,
): Level | undefined {
  const { catalog } = s;
  if (kind === 2) {
    const parameter = catalog.parameters.get(major, minor);
    return parameter && { type: 'PARAMETER', name: parameter.name };
  }
  if (kind === 7) {
    const index = catalog.indexes.get(major, minor);
    return index?.name === null || index === undefined ? undefined : { type: 'INDEX', name: index.name };
  }
  const column = catalog.columns.get(major, minor);
  return column && { type: 'COLUMN', name: column.name };
}
