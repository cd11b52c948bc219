import type { Row } from '../../formats/catalog-rows.ts';
import type { ForeignKeyRow, KeyConstraintRow } from '../rows/constraint-rows.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import type { Session } from './session.ts';
import type { View } from './session-view.ts';

/** The three columns that name an object in each of these views: `table_catalog`, `table_schema`, `table_name`. */
const named = (s: Session, prefix: string, row: ObjectColumns): Row => ({
  [`${prefix}_catalog`]: s.databaseName,
  [`${prefix}_schema`]: s.catalog.schemaName(row.schema_id),
  [`${prefix}_name`]: row.name,
});

function* objectsOf(s: Session, types: RegExp): Iterable<ObjectColumns> {
  for (const row of s.catalog.objects.values()) if (types.test(row.type)) yield row;
}

function* tables(s: Session): Iterable<Row> {
  for (const row of objectsOf(s, /^[UV] /)) {
    yield { ...named(s, 'table', row), table_type: row.type === 'U ' ? 'BASE TABLE' : 'VIEW' };
  }
}

function* views(s: Session): Iterable<Row> {
  for (const row of objectsOf(s, /^V /)) {
    const module = s.catalog.modules.get(row.object_id);
    yield {
      ...named(s, 'table', row),
      view_definition: shown(module?.definition),
      check_option: module?.definition && /\bWITH\s+CHECK\s+OPTION\b/i.test(module.definition) ? 'CASCADE' : 'NONE',
      is_updatable: 'NO',
    };
  }
}

/** These views show no more than 4000 characters of a text. */
const shown = (definition: string | null | undefined): string | null => definition?.slice(0, 4000) ?? null;

type Typed = {
  readonly system_type_id: number;
  readonly user_type_id: number;
  readonly max_length: number;
  readonly precision: number;
  readonly scale: number;
  readonly collation_name?: string | null;
};

const exact = new Set(['tinyint', 'smallint', 'int', 'bigint', 'decimal', 'numeric', 'money', 'smallmoney']);
const times = new Set(['date', 'time', 'datetime', 'datetime2', 'smalldatetime', 'datetimeoffset']);
const lengths: Readonly<Record<string, number>> = { text: 2147483647, ntext: 1073741823, image: 2147483647, xml: -1 };

/** The columns that say what type a column, parameter or result has. */
function typed(s: Session, of: Typed): Row {
  const { catalog } = s;
  const system = catalog.types.get(of.system_type_id)?.name ?? '';
  const own = catalog.types.get(of.user_type_id);
  const national = /^n(var)?char$|^sysname$/.test(system);
  const isText = /char$/.test(system);
  const sized = isText || /binary$/.test(system);
  const maximum = sized
    ? national && of.max_length > 0
      ? of.max_length / 2
      : of.max_length
    : (lengths[system] ?? null);
  return {
    data_type: own?.is_table_type ? 'table type' : system,
    character_maximum_length: maximum,
    character_octet_length: sized ? of.max_length : system === 'ntext' ? 2147483646 : maximum,
    collation_name: of.collation_name ?? null,
    character_set_name: isText ? (national ? 'UNICODE' : 'iso_1') : null,
    numeric_precision: exact.has(system) || system === 'float' || system === 'real' ? of.precision : null,
    numeric_precision_radix: exact.has(system) ? 10 : system === 'float' || system === 'real' ? 2 : null,
    numeric_scale: exact.has(system) ? of.scale : null,
    datetime_precision: times.has(system) ? of.scale : null,
  };
}

/** The same columns of what has no type. */
const untyped: Row = {
  data_type: null,
  character_maximum_length: null,
  character_octet_length: null,
  collation_name: null,
  character_set_name: null,
  numeric_precision: null,
  numeric_precision_radix: null,
  numeric_scale: null,
  datetime_precision: null,
};

/** Where a column or parameter has an alias type. */
function domain(s: Session, prefix: string, userTypeId: number): Row {
  const type = s.catalog.types.get(userTypeId);
  const own = type?.is_user_defined ? type : undefined;
  return {
    [`${prefix}_catalog`]: own ? s.databaseName : null,
    [`${prefix}_schema`]: own ? s.catalog.schemaName(own.schema_id) : null,
    [`${prefix}_name`]: own?.name ?? null,
  };
}

function* columns(s: Session): Iterable<Row> {
  const { catalog } = s;
  for (const row of objectsOf(s, /^[UV] /)) {
    // The position counts the columns that are there; an id may be missing.
    let position = 0;
    for (const column of [...catalog.columns.of(row.object_id)].sort((a, b) => a.column_id - b.column_id)) {
      position += 1;
      const value = catalog.objects.get(column.default_object_id);
      yield {
        ...named(s, 'table', row),
        column_name: column.name,
        ordinal_position: position,
        column_default: value && 'definition' in value ? shown(value.definition as string) : null,
        is_nullable: column.is_nullable ? 'YES' : 'NO',
        ...typed(s, column),
        ...domain(s, 'domain', column.user_type_id),
      };
    }
  }
}

function* schemata(s: Session): Iterable<Row> {
  for (const row of s.catalog.schemas.values()) {
    yield {
      catalog_name: s.databaseName,
      schema_name: row.name,
      schema_owner: s.catalog.principals.get(row.principal_id)?.name ?? null,
      default_character_set_name: 'iso_1',
    };
  }
}

function* routines(s: Session): Iterable<Row> {
  for (const row of objectsOf(s, /^(P |FN|IF|TF|PC|FS|FT)/)) {
    const result = s.catalog.parameters.get(row.object_id, 0);
    yield {
      ...named(s, 'specific', row),
      ...named(s, 'routine', row),
      routine_type: row.type.startsWith('P') ? 'PROCEDURE' : 'FUNCTION',
      ...(result ? typed(s, result) : { ...untyped, data_type: /^[IT]F/.test(row.type) ? 'TABLE' : null }),
      routine_body: /^(PC|F[ST])/.test(row.type) ? 'EXTERNAL' : 'SQL',
      routine_definition: shown(s.catalog.modules.get(row.object_id)?.definition),
      is_deterministic: 'NO',
      created: row.create_date,
      last_altered: row.modify_date,
    };
  }
}

function* parameters(s: Session): Iterable<Row> {
  for (const row of objectsOf(s, /^(P |FN|IF|TF|PC|FS|FT)/)) {
    for (const parameter of s.catalog.parameters.of(row.object_id)) {
      const isResult = parameter.parameter_id === 0;
      yield {
        ...named(s, 'specific', row),
        ordinal_position: parameter.parameter_id,
        parameter_mode: isResult ? 'OUT' : parameter.is_output ? 'INOUT' : 'IN',
        is_result: isResult ? 'YES' : 'NO',
        as_locator: 'NO',
        parameter_name: parameter.name,
        ...typed(s, parameter),
        ...domain(s, 'user_defined_type', parameter.user_type_id),
      };
    }
  }
}

const constraintTypes: Readonly<Record<string, string>> = {
  PK: 'PRIMARY KEY',
  UQ: 'UNIQUE',
  'F ': 'FOREIGN KEY',
  'C ': 'CHECK',
};

/** Constraints with their tables; defaults are none here. */
function* constraints(s: Session): Iterable<{ readonly row: ObjectColumns; readonly table: ObjectColumns }> {
  for (const row of objectsOf(s, /^(PK|UQ|F |C )/)) {
    const table = s.catalog.objects.get(row.parent_object_id);
    if (table?.type === 'U ') yield { row, table };
  }
}

function* tableConstraints(s: Session): Iterable<Row> {
  for (const { row, table } of constraints(s)) {
    yield {
      ...named(s, 'constraint', row),
      ...named(s, 'table', table),
      constraint_type: constraintTypes[row.type] ?? '',
      is_deferrable: 'NO',
      initially_deferred: 'NO',
    };
  }
}

function* checkConstraints(s: Session): Iterable<Row> {
  for (const { row } of constraints(s)) {
    if (row.type !== 'C ' || !('definition' in row)) continue;
    yield { ...named(s, 'constraint', row), check_clause: shown(row.definition as string) };
  }
}

/** The columns of a key, unique constraint or foreign key of the table, in their order. */
function keyColumns(s: Session, row: ObjectColumns): readonly number[] {
  const { catalog } = s;
  if (row.type === 'F ') {
    const items = [...catalog.foreignKeyColumns.of(row.object_id)];
    return items.sort((a, b) => a.constraint_column_id - b.constraint_column_id).map((item) => item.parent_column_id);
  }
  const { unique_index_id: index } = row as KeyConstraintRow;
  const items = catalog.columnsOfIndex(row.parent_object_id, index).filter((item) => item.key_ordinal > 0);
  return [...items].sort((a, b) => a.key_ordinal - b.key_ordinal).map((item) => item.column_id);
}

function* keyColumnUsage(s: Session): Iterable<Row> {
  for (const { row, table } of constraints(s)) {
    if (row.type === 'C ') continue;
    let position = 0;
    for (const id of keyColumns(s, row)) {
      position += 1;
      yield {
        ...named(s, 'constraint', row),
        ...named(s, 'table', table),
        column_name: s.catalog.columns.get(table.object_id, id)?.name ?? null,
        ordinal_position: position,
      };
    }
  }
}

function* constraintColumnUsage(s: Session): Iterable<Row> {
  for (const { row, table } of constraints(s)) {
    const ids =
      row.type === 'C '
        ? [...s.catalog.uses.of(row.object_id)].flatMap((use) =>
            use.referenced_id === table.object_id ? use.referenced_minor_id : [],
          )
        : keyColumns(s, row);
    for (const id of new Set(ids)) {
      const column = s.catalog.columns.get(table.object_id, id);
      if (column) yield { ...named(s, 'table', table), column_name: column.name, ...named(s, 'constraint', row) };
    }
  }
}

function* constraintTableUsage(s: Session): Iterable<Row> {
  for (const { row, table } of constraints(s)) yield { ...named(s, 'table', table), ...named(s, 'constraint', row) };
}

function* referentialConstraints(s: Session): Iterable<Row> {
  const { catalog } = s;
  const rule = (action: string): string => action.replaceAll('_', ' ');
  for (const { row } of constraints(s)) {
    if (row.type !== 'F ') continue;
    const key = row as ForeignKeyRow;
    const unique = catalog.indexes.get(key.referenced_object_id, key.key_index_id);
    const target = catalog.objects.get(key.referenced_object_id);
    yield {
      ...named(s, 'constraint', row),
      unique_constraint_catalog: s.databaseName,
      unique_constraint_schema: target ? catalog.schemaName(target.schema_id) : null,
      unique_constraint_name: unique?.name ?? null,
      match_option: 'SIMPLE',
      update_rule: rule(key.update_referential_action_desc),
      delete_rule: rule(key.delete_referential_action_desc),
    };
  }
}

function* domains(s: Session): Iterable<Row> {
  for (const row of s.catalog.types.values()) {
    if (!row.is_user_defined || row.is_table_type || row.is_assembly_type) continue;
    yield { ...domain(s, 'domain', row.user_type_id), ...typed(s, row), domain_default: null };
  }
}

function* sequences(s: Session): Iterable<Row> {
  for (const row of objectsOf(s, /^SO/)) yield named(s, 'sequence', row);
}

/** The views of INFORMATION_SCHEMA that scripts ask. */
export const informationSchema: Readonly<Record<string, View>> = {
  'information_schema.tables': tables,
  'information_schema.views': views,
  'information_schema.columns': columns,
  'information_schema.schemata': schemata,
  'information_schema.routines': routines,
  'information_schema.parameters': parameters,
  'information_schema.table_constraints': tableConstraints,
  'information_schema.check_constraints': checkConstraints,
  'information_schema.key_column_usage': keyColumnUsage,
  'information_schema.constraint_column_usage': constraintColumnUsage,
  'information_schema.constraint_table_usage': constraintTableUsage,
  'information_schema.referential_constraints': referentialConstraints,
  'information_schema.domains': domains,
  'information_schema.sequences': sequences,
};
