import { parseQuotedPath } from '../../base/names.ts';
import { objectByPath } from '../ddl/rename.ts';
import { dboSchema, isElsewhere } from '../names.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import { unsupported } from '../sql-error.ts';
import { findUserType } from '../types.ts';
import type { Session } from './session.ts';
import { toNumber } from './to-number.ts';
import { text, type Value } from './value.ts';

const bit = (value: boolean | undefined): Value => (value === undefined ? null : value ? 1 : 0);
const id = (value: Value | undefined): number => (value === null || value === undefined ? -1 : toNumber(value));

/** OBJECT_ID and its kin; undefined for a name that is none of them. */
export function metadataFunction(s: Session, name: string, args: readonly Value[]): Value | undefined {
  const { catalog } = s;
  const [first = null, second = null, third = null] = args;
  switch (name) {
    case 'object_id':
      return first === null ? null : objectId(s, String(first), second === null ? undefined : String(second));
    case 'object_name':
      return catalog.objects.get(id(first))?.name ?? null;
    case 'object_schema_name':
      return nameOrNull(catalog.schemaName(catalog.objects.get(id(first))?.schema_id ?? -1));
    case 'object_definition':
      return catalog.modules.get(id(first))?.definition ?? definitionOf(catalog.objects.get(id(first)));
    case 'schema_id':
      return first === null ? dboSchema : (catalog.schemaId(String(first)) ?? null);
    case 'schema_name':
      return first === null && args.length === 0 ? 'dbo' : nameOrNull(catalog.schemaName(id(first)));
    case 'db_id':
      return databaseId(s, first === null ? (s.elsewhere ?? s.databaseName) : String(first));
    case 'db_name':
    case 'original_db_name':
      if (first === null) return s.elsewhere ?? s.databaseName;
      return id(first) === databaseId(s, s.databaseName) ? s.databaseName : (systemDatabases[id(first) - 1] ?? null);
    case 'col_name':
      return catalog.columns.get(id(first), id(second))?.name ?? null;
    case 'col_length':
      return first === null || second === null
        ? null
        : (columnOf(s, String(first), String(second))?.max_length ?? null);
    case 'columnproperty':
      return columnProperty(s, id(first), text(second), text(third).toLowerCase());
    case 'objectproperty':
    case 'objectpropertyex':
      return objectProperty(s, id(first), text(second).toLowerCase());
    case 'indexproperty':
      return indexProperty(s, id(first), text(second), text(third).toLowerCase());
    case 'index_col': {
      const table = objectByPath(s, parseQuotedPath(text(first)));
      if (!table) return null;
      const row = catalog.columnsOfIndex(table.object_id, id(second)).find((item) => item.key_ordinal === id(third));
      return row ? (catalog.columns.get(table.object_id, row.column_id)?.name ?? null) : null;
    }
    case 'type_id': {
      const path = parseQuotedPath(text(first));
      const own = findUserType(s, path.length > 1 ? path[0] : undefined, path[path.length - 1] ?? '');
      return own?.user_type_id ?? catalog.typeNames.get(`4.${catalog.fold(path[path.length - 1] ?? '')}`) ?? null;
    }
    case 'type_name':
      return catalog.types.get(id(first))?.name ?? null;
    case 'user_id':
    case 'database_principal_id':
      return first === null ? 1 : (catalog.principalNames.get(catalog.fold(String(first))) ?? null);
    case 'suser_id':
    case 'suser_sid':
      return first === null ? 1 : (catalog.serverPrincipals.get(catalog.fold(String(first)))?.principal_id ?? null);
    case 'filegroup_id':
      return catalog.dataSpaceNames.get(catalog.fold(text(first))) ?? null;
    case 'filegroup_name':
      return catalog.dataSpaces.get(id(first))?.name ?? null;
    case 'serverproperty':
      return serverProperty(s, text(first).toLowerCase());
    case 'databaseproperty':
    case 'databasepropertyex':
      return databaseProperty(s, text(second).toLowerCase());
    case 'fulltextserviceproperty':
      return text(first).toLowerCase() === 'isfulltextinstalled' ? 1 : 0;
    case 'stats_date':
      return null;
    default:
      return undefined;
  }
}

const nameOrNull = (name: string): Value => (name === '' ? null : name);

function isThis(s: Session, name: string): boolean {
  return name.toLowerCase() === s.databaseName.toLowerCase();
}

const systemDatabases: readonly string[] = ['master', 'tempdb', 'model', 'msdb'];

/** The database comes right after the system's. */
function databaseId(s: Session, name: string): Value {
  if (isThis(s, name)) return s.isDropped ? null : systemDatabases.length + 1;
  const at = systemDatabases.indexOf(name.toLowerCase());
  return at < 0 ? null : at + 1;
}

/** Temp tables have ids below zero. */
function objectId(s: Session, name: string, type: string | undefined): Value {
  const path = parseQuotedPath(name);
  const last = path[path.length - 1] ?? '';
  if (last.startsWith('#')) return s.tempTables.get(last.toLowerCase())?.id ?? null;
  if (isElsewhere(s, { parts: path, start: 0, end: 0 })) return null;
  const row = objectByPath(s, path);
  if (!row) return null;
  return type !== undefined && row.type.trim() !== type.trim().toUpperCase() ? null : row.object_id;
}

function definitionOf(row: ObjectColumns | undefined): Value {
  return row && 'definition' in row ? (row as ObjectColumns & { readonly definition: string }).definition : null;
}

function columnOf(s: Session, table: string, column: string) {
  const row = objectByPath(s, parseQuotedPath(table));
  return row && s.catalog.column(row.object_id, column);
}

function columnProperty(s: Session, objectId: number, name: string, property: string): Value {
  const { catalog } = s;
  const column = catalog.column(objectId, name);
  if (!column) return null;
  switch (property) {
    case 'columnid':
    case 'ordinal':
      return column.column_id;
    case 'allowsnull':
      return bit(column.is_nullable);
    case 'isidentity':
      return bit(column.is_identity);
    case 'iscomputed':
      return bit(column.is_computed);
    case 'isrowguidcol':
      return bit(column.is_rowguidcol);
    case 'issparse':
      return bit(column.is_sparse);
    case 'ishidden':
      return bit(column.is_hidden);
    case 'generatedalwaystype':
      return column.generated_always_type;
    case 'precision':
      return column.precision === 0 ? column.max_length : column.precision;
    case 'scale':
      return column.scale;
    case 'isfulltextindexed':
      return bit(catalog.fullTextColumns.has(objectId, column.column_id));
    case 'isindexable':
      return 1;
    default:
      return unsupported(`COLUMNPROPERTY '${property}'`);
  }
}

const typeProperties: Readonly<Record<string, RegExp>> = {
  istable: /^U /,
  isusertable: /^U /,
  isview: /^V /,
  isprocedure: /^(P |PC)/,
  isscalarfunction: /^(FN|FS)/,
  istablefunction: /^(IF|TF|FT)/,
  isinlinefunction: /^IF/,
  istrigger: /^(TR|TA)/,
  isprimarykey: /^PK/,
  isuniquecnst: /^UQ/,
  isforeignkey: /^F /,
  ischeckcnst: /^C /,
  isdefaultcnst: /^D /,
  isconstraint: /^(PK|UQ|C |D |F |EC)/,
  isqueue: /^SQ/,
};

function objectProperty(s: Session, objectId: number, property: string): Value {
  const { catalog } = s;
  const row = catalog.objects.get(objectId);
  if (!row) return null;
  const type = typeProperties[property];
  if (type) return bit(type.test(row.type));
  const any = (test: (id: number) => boolean): Value => {
    for (const child of catalog.children.of(objectId)) if (test(child)) return 1;
    return 0;
  };
  switch (property) {
    case 'ismsshipped':
      return 0;
    case 'isschemabound':
      return bit(catalog.modules.get(objectId)?.is_schema_bound ?? false);
    case 'schemaid':
      return row.schema_id;
    case 'ownerid':
      return row.principal_id ?? catalog.schemas.get(row.schema_id)?.principal_id ?? 1;
    case 'tablehasprimarykey':
      return any((child) => catalog.objects.get(child)?.type === 'PK');
    case 'tablehasforeignkey':
      return any((child) => catalog.objects.get(child)?.type === 'F ');
    case 'tablehasidentity': {
      for (const column of catalog.columns.of(objectId)) if (column.is_identity) return 1;
      return 0;
    }
    case 'tablehasclustindex':
      return bit(catalog.indexes.has(objectId, 1));
    case 'tablehasindex':
      return bit(catalog.indexes.count(objectId) > 0);
    case 'tabletemporaltype':
      return catalog.table(objectId)?.temporal_type ?? null;
    case 'tablehasactivefulltextindex':
      return bit(catalog.fullTextIndexes.has(objectId));
    case 'cnstisdisabled':
      return 'is_disabled' in row ? bit(row.is_disabled as boolean) : null;
    case 'cnstisnottrusted':
      return 'is_not_trusted' in row ? bit(row.is_not_trusted as boolean) : null;
    case 'exectistriggerdisabled':
    case 'execistriggerdisabled':
      return bit(catalog.triggers.get(objectId)?.is_disabled);
    case 'basetype':
      return row.type.trim();
    default:
      return unsupported(`OBJECTPROPERTY '${property}'`);
  }
}

function indexProperty(s: Session, objectId: number, name: string, property: string): Value {
  const index = s.catalog.indexNamed(objectId, name);
  if (!index) return null;
  switch (property) {
    case 'indexid':
      return index.index_id;
    case 'isunique':
      return bit(index.is_unique);
    case 'isclustered':
      return bit(index.index_id === 1);
    case 'isdisabled':
      return bit(index.is_disabled);
    case 'indexfillfactor':
      return index.fill_factor;
    case 'isstatistics':
    case 'ishypothetical':
      return 0;
    case 'isfulltextkey':
      return bit(s.catalog.fullTextIndexes.get(objectId)?.unique_index_id === index.index_id);
    default:
      return unsupported(`INDEXPROPERTY '${property}'`);
  }
}

function serverProperty(s: Session, property: string): Value {
  switch (property) {
    case 'engineedition':
      return s.azure ? 5 : 3;
    case 'edition':
      return s.azure ? 'SQL Azure' : 'Developer Edition (64-bit)';
    case 'productversion':
      return `${s.version / 10}.0.1000.0`;
    case 'productmajorversion':
      return String(s.version / 10);
    case 'productlevel':
      return 'RTM';
    case 'servername':
    case 'machinename':
      return 'REHEARSAL';
    case 'collation':
      return s.catalog.collation;
    case 'isfulltextinstalled':
      return 1;
    case 'isclustered':
    case 'ishadrenabled':
    case 'issingleuser':
      return 0;
    case 'isxtpsupported':
      return 1;
    case 'instancedefaultdatapath':
    case 'instancedefaultlogpath':
      return '/data/';
    default:
      return null;
  }
}

function databaseProperty(s: Session, property: string): Value {
  const { database } = s.catalog;
  switch (property) {
    case 'collation':
      return text((database.get('collation_name') as string | undefined) ?? s.catalog.collation);
    case 'status':
      return 'ONLINE';
    case 'updateability':
      return database.get('is_read_only') === true ? 'READ_ONLY' : 'READ_WRITE';
    case 'useraccess':
      return text((database.get('user_access_desc') as string | undefined) ?? 'MULTI_USER');
    case 'recovery':
      return text((database.get('recovery_model_desc') as string | undefined) ?? 'FULL');
    case 'isfulltextenabled':
      return 1;
    case 'edition':
      return s.azure ? 'Standard' : null;
    case 'isxtpsupported':
      return 1;
    default:
      return null;
  }
}
