import type { Row } from '../../formats/catalog-rows.ts';
import type { ModelType } from '../../model/data-type.ts';
import type { CatalogLookup, ReadContext } from '../kind.ts';
import { isSet, noRows, numberOf, setOrAbsent, textOf } from './cells.ts';
import { generatedTypes } from './column-dacpac.ts';
import type { ColumnProps, EncryptionProps, IdentityProps } from './column-props.ts';
import { normalNumber } from './column-statement.ts';
import { compact } from './compact.ts';
import { systemType } from './model-type.ts';

export const columnViews: Readonly<Record<string, readonly string[]>> = {
  'sys.columns': [
    ...['object_id', 'name', 'column_id', 'system_type_id', 'user_type_id', 'max_length', 'precision', 'scale'],
    ...[
      'collation_name',
      'is_nullable',
      'is_rowguidcol',
      'is_identity',
      'is_computed',
      'is_filestream',
      'is_xml_document',
    ],
    ...['xml_collection_id', 'is_sparse', 'is_column_set', 'generated_always_type', 'encryption_type'],
    ...['encryption_algorithm_name', 'column_encryption_key_id', 'is_hidden', 'is_masked', 'graph_type'],
  ],
  'sys.identity_columns': ['object_id', 'column_id', 'seed_value', 'increment_value', 'is_not_for_replication'],
  'sys.computed_columns': ['object_id', 'column_id', 'definition', 'is_persisted'],
  'sys.masked_columns': ['object_id', 'column_id', 'masking_function'],
  'sys.types': ['user_type_id', 'name', 'schema_id', 'is_user_defined'],
  'sys.schemas': ['schema_id', 'name'],
  'sys.objects': ['object_id', 'name', 'schema_id', 'type', 'parent_object_id', 'is_ms_shipped'],
  'sys.xml_schema_collections': ['xml_collection_id', 'schema_id', 'name'],
  'sys.column_encryption_keys': ['column_encryption_key_id', 'name'],
};

/** Columns of a table, or of the hidden object behind a table type, in the order of their ids. */
export function columnsFromCatalog(objectId: number, context: ReadContext & CatalogLookup): ColumnProps[] {
  const rows = context.group('sys.columns', 'object_id').get(objectId) ?? noRows;
  return [...rows]
    .sort((a, b) => numberOf(a.column_id) - numberOf(b.column_id))
    .filter((row) => row.graph_type === null || row.graph_type === undefined)
    .map((row) => columnFromRow(row, context));
}

function columnFromRow(row: Row, context: ReadContext & CatalogLookup): ColumnProps {
  const name = textOf(row.name) ?? '';
  const detail = (view: string): Row | undefined =>
    context
      .group(view, 'object_id')
      .get(numberOf(row.object_id))
      ?.find((other) => numberOf(other.column_id) === numberOf(row.column_id));
  if (isSet(row.is_computed)) {
    const computed = detail('sys.computed_columns');
    const persisted = setOrAbsent(computed?.is_persisted);
    return compact<ColumnProps>({
      name,
      computed: textOf(computed?.definition) ?? '',
      nullable: true,
      persisted,
      persistedNotNull: persisted && !isSet(row.is_nullable) ? true : undefined,
    });
  }
  const collation = textOf(row.collation_name);
  return compact<ColumnProps>({
    name,
    type: typeFromRow(row, context),
    collation: collation?.toLowerCase() === context.collation.toLowerCase() ? undefined : collation,
    nullable: isSet(row.is_nullable),
    identity: isSet(row.is_identity) ? identityFromRow(detail('sys.identity_columns')) : undefined,
    rowGuid: setOrAbsent(row.is_rowguidcol),
    sparse: setOrAbsent(row.is_sparse),
    columnSet: setOrAbsent(row.is_column_set),
    fileStream: setOrAbsent(row.is_filestream),
    hidden: setOrAbsent(row.is_hidden),
    generated: generatedTypes.get(numberOf(row.generated_always_type)),
    mask: isSet(row.is_masked) ? textOf(detail('sys.masked_columns')?.masking_function) : undefined,
    encryption: encryptionFromRow(row, context),
  });
}

function identityFromRow(row: Row | undefined): IdentityProps {
  return compact<IdentityProps>({
    seed: normalNumber(textOf(row?.seed_value) ?? '1'),
    increment: normalNumber(textOf(row?.increment_value) ?? '1'),
    notForReplication: setOrAbsent(row?.is_not_for_replication),
  });
}

function encryptionFromRow(row: Row, context: CatalogLookup): EncryptionProps | undefined {
  const type = numberOf(row.encryption_type);
  if (type !== 1 && type !== 2) return undefined;
  const key = context
    .group('sys.column_encryption_keys', 'column_encryption_key_id')
    .get(numberOf(row.column_encryption_key_id))?.[0];
  return {
    key: textOf(key?.name) ?? '',
    type: type === 1 ? 'DETERMINISTIC' : 'RANDOMIZED',
    algorithm: textOf(row.encryption_algorithm_name) ?? '',
  };
}

/** The type of a row of sys.columns or sys.parameters. */
export function typeFromRow(row: Row, context: CatalogLookup): ModelType {
  const { schema, name } = context.typeName(numberOf(row.user_type_id));
  if (schema !== undefined) return { schema, name };
  const lower = name.toLowerCase();
  if (lower === 'xml') return xmlType(row, context);
  const bytes = numberOf(row.max_length);
  switch (lower) {
    case 'decimal':
    case 'numeric':
      return systemType(lower, { first: numberOf(row.precision), second: numberOf(row.scale) });
    case 'datetime2':
    case 'datetimeoffset':
    case 'time':
      return systemType(lower, { first: numberOf(row.scale) });
    case 'vector':
      return systemType(lower, { first: (bytes - 8) / 4 });
    case 'nchar':
    case 'nvarchar':
      return systemType(lower, { first: bytes < 0 ? 'max' : bytes / 2 });
    case 'char':
    case 'varchar':
    case 'binary':
    case 'varbinary':
      return systemType(lower, { first: bytes < 0 ? 'max' : bytes });
    default:
      return systemType(lower, {});
  }
}

function xmlType(row: Row, context: CatalogLookup): ModelType {
  const id = numberOf(row.xml_collection_id);
  const collection =
    id === 0 ? undefined : context.group('sys.xml_schema_collections', 'xml_collection_id').get(id)?.[0];
  if (!collection) return { name: 'xml' };
  return systemType('xml', {
    xmlStyle: isSet(row.is_xml_document) ? 'DOCUMENT' : 'CONTENT',
    xmlSchemaCollection: [context.schemaName(numberOf(collection.schema_id)), textOf(collection.name) ?? ''],
  });
}
