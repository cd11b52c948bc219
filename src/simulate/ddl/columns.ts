import type { ColumnDefinition, Option } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { addUses, type Use } from '../dependencies.ts';
import { bindExpression, keepText, type StoredExpression, storedExpression } from '../expressions.ts';
import { findOption, optionValue } from '../options.ts';
import { type ColumnRow, ordinaryColumn } from '../rows/column-rows.ts';
import { fixedDate } from '../rows/object-rows.ts';
import { refuse } from '../sql-error.ts';
import { isCharacterType, type ResolvedType, resolveType } from '../types.ts';
import { expressionType } from './expression-type.ts';

/** What a column definition is added to. */
export type ColumnOwner = {
  readonly objectId: number;
  /** For messages. */
  readonly name: string;
  /** Columns of table types are NOT NULL only when they say so; temp tables likewise. */
  readonly graph?: 'node' | 'edge' | undefined;
  /** Schema in which types without schema are looked up before dbo: that of a function for the columns that it returns. */
  readonly home?: string | undefined;
};

const generated: Readonly<Record<string, readonly [number, string]>> = {
  'ROW START': [1, 'AS_ROW_START'],
  'ROW END': [2, 'AS_ROW_END'],
  'TRANSACTION_ID START': [7, 'AS_TRANSACTION_ID_START'],
  'TRANSACTION_ID END': [8, 'AS_TRANSACTION_ID_END'],
  'SEQUENCE_NUMBER START': [9, 'AS_SEQUENCE_NUMBER_START'],
  'SEQUENCE_NUMBER END': [10, 'AS_SEQUENCE_NUMBER_END'],
};

/** Whether the column can hold NULL when the definition does not say: alias types say, identity and rowversion cannot. */
function isNullable(definition: ColumnDefinition, type: ResolvedType): boolean {
  if (definition.constraints.some((constraint) => constraint.constraint === 'primaryKey')) return false;
  if (definition.nullable !== undefined) return definition.nullable;
  if (definition.identity || definition.generatedAlways) return false;
  if (type.system_type_id === 189) return false;
  return type.nullable ?? true;
}

/**
 * Adds a column's rows: sys.columns and, where it is one, computed, identity and masked. Constraints on it are the
 * caller's. Errors: 2705 name twice, 2715 type, 2744, 2749 identity, 2738 rowversion, 2763 ROWGUIDCOL, 1731 sparse.
 */
export function addColumn(c: Context, owner: ColumnOwner, definition: ColumnDefinition, columnId: number): ColumnRow {
  const { catalog } = c;
  const { objectId } = owner;
  const key = catalog.fold(definition.name);
  if (catalog.columnNames.has(objectId, key)) refuse(2705, definition.name, owner.name);
  if (definition.computed) return addComputed(c, owner, definition, columnId);
  if (!definition.type) return refuse(173, definition.name);
  const type = resolveType(c, definition.type, columnId, 'column', owner.home);
  if (type.isTableType) refuse(350, definition.name);
  checkColumn(c, owner, definition, type, columnId);
  const [generatedType, generatedDescription] = generatedOf(definition);
  const encryption = encryptionOf(c, definition.encryptedWith);
  const row: ColumnRow = {
    object_id: objectId,
    name: definition.name,
    column_id: columnId,
    system_type_id: type.system_type_id,
    user_type_id: type.user_type_id,
    max_length: type.max_length,
    precision: type.precision,
    scale: type.scale,
    collation_name: collationOf(c, definition.collation, type),
    is_nullable: isNullable(definition, type),
    is_ansi_padded: isPadded(type.system_type_id),
    ...ordinaryColumn,
    is_rowguidcol: definition.rowGuidCol,
    is_identity: definition.identity !== undefined,
    is_filestream: definition.fileStream,
    is_xml_document: type.is_xml_document,
    xml_collection_id: type.xml_collection_id,
    is_sparse: definition.sparse,
    is_column_set: definition.columnSet,
    generated_always_type: generatedType,
    generated_always_type_desc: generatedDescription,
    encryption_type: encryption.type,
    encryption_type_desc: encryption.type === null ? null : encryption.type === 1 ? 'DETERMINISTIC' : 'RANDOMIZED',
    encryption_algorithm_name: encryption.type === null ? null : 'AEAD_AES_256_CBC_HMAC_SHA_256',
    column_encryption_key_id: encryption.key,
    is_hidden: definition.hidden,
    is_masked: definition.maskedWith !== undefined,
    vector_dimensions: type.vector_dimensions,
    vector_base_type: type.vector_dimensions === null ? null : definition.type.baseType === 'float16' ? 1 : 0,
    vector_base_type_desc:
      type.vector_dimensions === null ? null : definition.type.baseType === 'float16' ? 'float16' : 'float32',
  };
  catalog.columns.set(objectId, columnId, row);
  catalog.columnNames.set(objectId, key, columnId);
  if (definition.identity) {
    catalog.identities.set(objectId, columnId, {
      seed_value: definition.identity.seed,
      increment_value: definition.identity.increment,
      last_value: null,
      is_not_for_replication: definition.identity.notForReplication,
    });
  }
  if (definition.maskedWith !== undefined) catalog.masks.set(objectId, columnId, definition.maskedWith);
  return row;
}

function generatedOf(definition: ColumnDefinition): readonly [number, string] {
  const always = definition.generatedAlways;
  return (always && generated[`${always.as} ${always.edge}`]) ?? [0, 'NOT_APPLICABLE'];
}

/** The collation that a character column gets; null for the others. `database_default` is the database's. */
export function collationOf(c: Context, written: string | undefined, type: ResolvedType): string | null {
  if (!isCharacterType(type.system_type_id)) return null;
  if (written === undefined || written.toLowerCase() === 'database_default')
    return type.collation_name ?? c.catalog.collation;
  return written;
}

const isPadded = (systemTypeId: number): boolean => [165, 167, 173, 175, 231, 239].includes(systemTypeId);

/** ENCRYPTED WITH: keys are opaque here and belong to no schema, so one that a script does not make is taken as there. */
function encryptionOf(
  c: Context,
  options: readonly Option[] | undefined,
): { readonly type: number | null; readonly key: number | null } {
  if (!options) return { type: null, key: null };
  const type = optionValue(options, 'ENCRYPTION_TYPE') === 'RANDOMIZED' ? 2 : 1;
  const name = (findOption(options, 'COLUMN_ENCRYPTION_KEY')?.value ?? '').replace(/^\[|\]$/g, '');
  const { encryptionKeys } = c.catalog;
  const folded = c.catalog.fold(name);
  const known = encryptionKeys.get(folded);
  if (known) return { type, key: known.column_encryption_key_id };
  const id = c.catalog.next('columnEncryptionKey', 1);
  encryptionKeys.set(folded, {
    name,
    column_encryption_key_id: id,
    create_date: fixedDate,
    modify_date: fixedDate,
  });
  return { type, key: id };
}

function checkColumn(
  c: Context,
  owner: ColumnOwner,
  definition: ColumnDefinition,
  type: ResolvedType,
  ordinal: number,
): void {
  const { catalog } = c;
  if (definition.identity) {
    checkIdentity(c, owner, definition, type);
    if (definition.nullable === true) refuse(8147, definition.name, owner.name);
  }
  if (type.system_type_id === 189) {
    for (const row of catalog.columns.of(owner.objectId)) {
      if (row.system_type_id === 189) refuse(2738, owner.name, definition.name);
    }
  }
  if (definition.rowGuidCol) {
    if (type.system_type_id !== 36) refuse(2761);
    for (const row of catalog.columns.of(owner.objectId)) {
      if (row.is_rowguidcol) refuse(2763, owner.name, definition.name);
    }
  }
  if (definition.sparse) {
    const forbidden = [34, 35, 99, 189].includes(type.system_type_id) || [129, 130].includes(type.user_type_id);
    if (
      forbidden ||
      definition.nullable === false ||
      definition.identity ||
      definition.rowGuidCol ||
      definition.fileStream
    ) {
      refuse(1731, definition.name, owner.name);
    }
  }
  if (definition.generatedAlways?.as === 'ROW' && type.system_type_id !== 42) refuse(13501, definition.name);
  if (ordinal > 30000) refuse(1702, definition.name, owner.name, 1024);
}

function checkIdentity(c: Context, owner: ColumnOwner, definition: ColumnDefinition, type: ResolvedType): void {
  const whole = [48, 52, 56, 127].includes(type.system_type_id);
  const exact = (type.system_type_id === 106 || type.system_type_id === 108) && type.scale === 0;
  if (!whole && !exact) refuse(2749, definition.name);
  for (const row of c.catalog.columns.of(owner.objectId)) if (row.is_identity) refuse(2744, owner.name);
}

/** A computed column. Errors: 207, 4121, 1759 (it uses another computed column), 4936, 4933. */
function addComputed(c: Context, owner: ColumnOwner, definition: ColumnDefinition, columnId: number): ColumnRow {
  const { catalog } = c;
  const source = definition.computed;
  if (!source) return refuse(173, definition.name);
  const expression = storedExpression(c, source);
  if (expression.hasSubquery) refuse(1046);
  const type = expressionType(c, expression.tree, owner.objectId);
  const row = computedRow(c, owner.objectId, columnId, definition, type);
  catalog.columns.set(owner.objectId, columnId, row);
  catalog.columnNames.set(owner.objectId, catalog.fold(definition.name), columnId);
  catalog.computed.set(owner.objectId, columnId, {
    definition: expression.definition,
    uses_database_collation: true,
    is_persisted: definition.persisted ?? false,
  });
  if (definition.maskedWith !== undefined) catalog.masks.set(owner.objectId, columnId, definition.maskedWith);
  return row;
}

/**
 * Looks up what computed columns use; done when all columns of the statement exist, since a computed column may stand
 * before those that it uses.
 */
export function bindComputed(c: Context, owner: ColumnOwner, definition: ColumnDefinition, columnId: number): void {
  const source = definition.computed;
  if (!source) return;
  const expression = storedExpression(c, source);
  const uses = bindExpression(c, expression, owner.objectId);
  for (const use of uses) {
    if (use.id === owner.objectId && c.catalog.computed.has(owner.objectId, use.minor)) {
      refuse(1759, use.name, owner.name);
    }
  }
  if (definition.persisted) checkPersisted(c, owner, definition, expression, uses);
  addUses(c, owner.objectId, columnId, uses, true);
  keepText(c, owner.objectId, columnId, source, expression.definition);
  const row = c.catalog.columns.get(owner.objectId, columnId);
  if (row) {
    const type = expressionType(c, expression.tree, owner.objectId);
    c.catalog.columns.set(owner.objectId, columnId, computedRow(c, owner.objectId, columnId, definition, type));
  }
}

const nonDeterministic = new Set([
  ...[
    'getdate',
    'getutcdate',
    'sysdatetime',
    'sysutcdatetime',
    'sysdatetimeoffset',
    'newid',
    'newsequentialid',
    'rand',
  ],
  ...['user_name', 'suser_sname', 'suser_name', 'original_login', 'host_name', 'app_name', 'db_name', 'current_date'],
]);

/** Errors 4936 non-deterministic, 4933 a function that is not schema-bound. */
export function checkPersisted(
  c: Context,
  owner: ColumnOwner,
  definition: { readonly name: string },
  expression: StoredExpression,
  uses: readonly Use[],
): void {
  for (const use of uses) {
    const object = use.class === 1 && use.id !== owner.objectId ? c.catalog.objects.get(use.id) : undefined;
    if (object && /^(FN|IF|TF)/.test(object.type) && !c.catalog.modules.get(use.id)?.is_schema_bound) {
      refuse(4936, definition.name, owner.name);
    }
  }
  const called = /([a-z_]+)\(/g;
  for (const match of expression.definition.matchAll(called)) {
    if (nonDeterministic.has(match[1] ?? '')) refuse(4936, definition.name, owner.name);
  }
}

function computedRow(
  c: Context,
  objectId: number,
  columnId: number,
  definition: ColumnDefinition,
  type: ResolvedType,
): ColumnRow {
  const notNull = definition.constraints.some((constraint) => constraint.constraint === 'primaryKey');
  return {
    object_id: objectId,
    name: definition.name,
    column_id: columnId,
    system_type_id: type.system_type_id,
    user_type_id: type.user_type_id,
    max_length: type.max_length,
    precision: type.precision,
    scale: type.scale,
    collation_name: isCharacterType(type.system_type_id) ? (type.collation_name ?? c.catalog.collation) : null,
    is_nullable: definition.nullable ?? !notNull,
    is_ansi_padded: isPadded(type.system_type_id),
    ...ordinaryColumn,
    is_computed: true,
    is_hidden: definition.hidden,
    is_masked: definition.maskedWith !== undefined,
  };
}
