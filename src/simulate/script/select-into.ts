import type { ColumnDefinition, CreateTable, DataType } from '../../statements/tree/index.ts';
import { fillNew } from '../data/insert-rows.ts';
import { createTable } from '../ddl/create-table.ts';
import type { OutputColumn } from '../query/relations.ts';
import { refuse, unsupported } from '../sql-error.ts';
import type { ResolvedType } from '../types.ts';
import type { Result } from './result.ts';
import type { Session } from './session.ts';
import { addTempTable } from './temp-tables.ts';

/** SELECT … INTO: a temp table with the rows, or an empty user table with the columns. Errors 2714, 8155 (no name). */
export function selectInto(
  s: Session,
  into: readonly string[],
  columns: readonly OutputColumn[] | undefined,
  run: () => Result,
): void {
  const last = into[into.length - 1] ?? '';
  if (last.startsWith('#')) {
    const result = run();
    const names = columns?.map((column) => column.name ?? '') ?? result.names;
    const table = addTempTable(
      s,
      last,
      names.map((name) => ({ name, type: '' })),
    );
    table.rows = result.rows.map((row) => [...row]);
    s.rowCount = result.rows.length;
    return;
  }
  if (!columns) return unsupported('SELECT … INTO a table from columns that are not known');
  const result = run();
  const definitions = columns.map((column, position): ColumnDefinition => {
    if (column.name === undefined) return refuse(8155, position + 1, last);
    return {
      name: column.name,
      type: column.type ? typeOf(s, column.type) : { name: 'int' },
      nullable: column.type?.nullable ?? true,
      rowGuidCol: false,
      sparse: false,
      columnSet: false,
      fileStream: false,
      hidden: false,
      constraints: [],
      start: 0,
      end: 0,
    };
  });
  const statement: CreateTable = {
    kind: 'createTable',
    name: { parts: into, start: 0, end: 0 },
    columns: definitions,
    constraints: [],
    indexes: [],
    options: [],
  };
  createTable(s, statement);
  s.rowCount = result.rows.length;
  if (s.keepsRows) fillNew(s, into, result.rows);
}

function typeOf(s: Session, type: ResolvedType): DataType {
  const row = s.catalog.types.get(type.user_type_id);
  const name = row?.name ?? 'int';
  if (row?.is_user_defined) return { schema: s.catalog.schemaName(row.schema_id), name };
  switch (type.system_type_id) {
    case 165:
    case 167:
    case 173:
    case 175:
      return { name, length: type.max_length === -1 ? 'max' : type.max_length };
    case 231:
    case 239:
      return name === 'sysname' ? { name } : { name, length: type.max_length === -1 ? 'max' : type.max_length / 2 };
    case 106:
    case 108:
      return { name, length: type.precision, scale: type.scale };
    case 41:
    case 42:
    case 43:
      return { name, length: type.scale };
    default:
      return { name };
  }
}
