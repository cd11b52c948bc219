import type { Expression } from '../../syntax/expression/tree.ts';
import type { Context } from '../context.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import type { ResolvedType } from '../types.ts';
import { resolveType } from '../types.ts';

/**
 * The type of a computed column, as far as its expression shows it without the server's tables of functions: columns,
 * conversions, literals, and what keeps the type of its operands. Otherwise int, which nothing is refused for.
 */
export function expressionType(c: Context, e: Expression, objectId: number): ResolvedType {
  return inferType(c, e, (parts) => columnType(c, objectId, parts[parts.length - 1] ?? '')) ?? named(c, 'int');
}

/** Answers the type of a column by the parts of its name. */
export type ColumnTypes = (parts: readonly string[]) => ResolvedType | undefined;

export function columnType(c: Context, objectId: number, name: string): ResolvedType | undefined {
  const column = c.catalog.column(objectId, name);
  return column && typeOfColumn(column);
}

export function typeOfColumn(column: ColumnRow): ResolvedType {
  return {
    system_type_id: column.system_type_id,
    user_type_id: column.user_type_id,
    max_length: column.max_length,
    precision: column.precision,
    scale: column.scale,
    collation_name: column.collation_name,
    nullable: column.is_nullable,
    xml_collection_id: column.xml_collection_id,
    is_xml_document: column.is_xml_document,
    vector_dimensions: column.vector_dimensions,
    isTableType: false,
  };
}

function named(c: Context, name: string, length?: number | 'max'): ResolvedType {
  return resolveType(c, length === undefined ? { name } : { name, length }, 1);
}

const returns: Readonly<Record<string, readonly [string, (number | 'max')?]>> = {
  getdate: ['datetime'],
  getutcdate: ['datetime'],
  sysdatetime: ['datetime2', 7],
  sysutcdatetime: ['datetime2', 7],
  newid: ['uniqueidentifier'],
  len: ['int'],
  datediff: ['int'],
  datepart: ['int'],
  datalength: ['int'],
  checksum: ['int'],
  binary_checksum: ['int'],
  hashbytes: ['varbinary', 8000],
  json_value: ['nvarchar', 4000],
  json_query: ['nvarchar', 'max'],
  datename: ['nvarchar', 30],
  format: ['nvarchar', 4000],
  eomonth: ['date'],
  datefromparts: ['date'],
};

/** Of what the catalog answers: names are sysname without its NOT NULL. */
const metadata: Readonly<Record<string, readonly [string, (number | 'max')?]>> = {
  count: ['int'],
  count_big: ['bigint'],
  row_number: ['bigint'],
  rank: ['bigint'],
  dense_rank: ['bigint'],
  rowcount_big: ['bigint'],
  object_id: ['int'],
  object_name: ['nvarchar', 128],
  object_schema_name: ['nvarchar', 128],
  object_definition: ['nvarchar', 'max'],
  schema_id: ['int'],
  schema_name: ['nvarchar', 128],
  db_id: ['smallint'],
  db_name: ['nvarchar', 128],
  col_name: ['nvarchar', 128],
  type_name: ['nvarchar', 128],
  user_name: ['nvarchar', 128],
  suser_sname: ['nvarchar', 128],
  suser_name: ['nvarchar', 128],
  original_login: ['nvarchar', 128],
  app_name: ['nvarchar', 128],
  host_name: ['nvarchar', 128],
  quotename: ['nvarchar', 258],
  serverproperty: ['sql_variant'],
  databasepropertyex: ['sql_variant'],
  error_message: ['nvarchar', 4000],
  error_procedure: ['nvarchar', 128],
  error_number: ['int'],
  error_line: ['int'],
  error_severity: ['int'],
  error_state: ['int'],
  xact_state: ['smallint'],
  scope_identity: ['numeric'],
  has_perms_by_name: ['int'],
  charindex: ['int'],
  applock_mode: ['nvarchar', 32],
  applock_test: ['smallint'],
};

/** What an aggregate makes of the type of its argument. */
function totalled(c: Context, type: ResolvedType | undefined): ResolvedType | undefined {
  switch (type?.system_type_id) {
    case 48: // tinyint
    case 52: // smallint
      return named(c, 'int');
    case 106:
    case 108:
      return { ...type, precision: 38, max_length: 17 };
    case 59: // real
      return named(c, 'float');
    case 122: // smallmoney
      return named(c, 'money');
    default:
      return type;
  }
}

const firstOperand = new Set([
  ...['max', 'min'],
  ...['isnull', 'upper', 'lower', 'ltrim', 'rtrim', 'trim', 'left', 'right', 'substring', 'replace', 'abs'],
  ...['round', 'nullif', 'reverse', 'stuff'],
]);

/** date, time, datetime2, datetimeoffset, smalldatetime, datetime */
const dateTypes = new Set([40, 41, 42, 43, 58, 61]);

export function inferType(c: Context, e: Expression, columns: ColumnTypes): ResolvedType | undefined {
  switch (e.kind) {
    case 'literal':
      return literal(c, e.type, e.value);
    case 'name':
      return columns(e.parts);
    case 'variable':
      return columns([e.name]);
    case 'convert':
      return resolveType(c, e.type, 1);
    case 'call': {
      const name = (e.parts[0] ?? '').toLowerCase();
      const known = Object.hasOwn(returns, name) ? returns[name] : undefined;
      if (known && e.parts.length === 1) return named(c, ...known);
      const shown = Object.hasOwn(metadata, name) ? metadata[name] : undefined;
      if (shown && e.parts.length === 1) return named(c, ...shown);
      const [first] = e.args;
      if ((name === 'sum' || name === 'avg') && first) return totalled(c, inferType(c, first, columns));
      if (firstOperand.has(name) && first) return inferType(c, first, columns);
      if (name === 'coalesce') return widest(e.args.map((argument) => inferType(c, argument, columns)));
      if (name === 'concat') return concatenated(c, e.args, columns);
      if (name === 'dateadd' && e.args[2]) {
        // A number or a text as the date makes a datetime.
        const date = inferType(c, e.args[2], columns);
        return date && !dateTypes.has(date.system_type_id) ? named(c, 'datetime') : date;
      }
      return userFunction(c, e.parts);
    }
    case 'case': {
      const results = [...e.whens.map((branch) => branch.result), ...(e.otherwise ? [e.otherwise] : [])];
      return widest(results.map((result) => inferType(c, result, columns)));
    }
    case 'collate':
    case 'unary':
      return inferType(c, e.operand, columns);
    case 'arithmetic': {
      const left = inferType(c, e.left, columns);
      const right = inferType(c, e.right, columns);
      if (!left || !right) return left ?? right;
      if (e.operator !== '+' || left.system_type_id !== right.system_type_id || left.max_length < 0)
        return wider(left, right);
      return left.collation_name === null
        ? left
        : { ...left, max_length: Math.min(left.max_length + right.max_length, 8000) };
    }
    default:
      return undefined;
  }
}

function literal(c: Context, type: string, value: string): ResolvedType | undefined {
  switch (type) {
    case 'string':
      return named(c, 'varchar', Math.max(value.length, 1));
    case 'nationalString':
      return named(c, 'nvarchar', Math.max(value.length, 1));
    case 'float':
      return named(c, 'float');
    case 'money':
      return named(c, 'money');
    case 'decimal':
      return resolveType(
        c,
        { name: 'numeric', length: Math.max(value.length - 1, 1), scale: value.length - 1 - value.indexOf('.') },
        1,
      );
    case 'integer':
      return named(c, value.length > 9 ? 'numeric' : 'int');
    default:
      return undefined;
  }
}

/** CONCAT is as long as its arguments together, and n-text as soon as one of them is. */
function concatenated(c: Context, args: readonly Expression[], columns: ColumnTypes): ResolvedType {
  const types = args.map((argument) => inferType(c, argument, columns));
  const national = types.some((type) => type?.system_type_id === 231 || type?.system_type_id === 239);
  if (types.some((type) => !type || type.max_length === -1)) return named(c, 'nvarchar', 4000);
  const characters = types.reduce((sum, type) => {
    if (!type) return sum;
    const wide = type.system_type_id === 231 || type.system_type_id === 239;
    return sum + (type.collation_name === null ? 12 : wide ? type.max_length / 2 : type.max_length);
  }, 0);
  return named(c, national ? 'nvarchar' : 'varchar', Math.min(characters, national ? 4000 : 8000));
}

/** Order in which the server converts operands, as far as it decides between number types. */
const precedence = [48, 52, 56, 127, 122, 60, 106, 108, 59, 62, 40, 41, 58, 61, 42, 43];

function wider(a: ResolvedType, b: ResolvedType): ResolvedType {
  return precedence.indexOf(a.system_type_id) >= precedence.indexOf(b.system_type_id) ? a : b;
}

/** The type of several results in one column; what is not known counts as NULL. */
function widest(types: readonly (ResolvedType | undefined)[]): ResolvedType | undefined {
  return types.reduce((all, type) => {
    if (!all || !type) return all ?? type;
    const rank = (one: ResolvedType): number => precedence.indexOf(one.system_type_id);
    return rank(type) > rank(all) ? type : all;
  }, undefined);
}

function userFunction(c: Context, parts: readonly string[]): ResolvedType | undefined {
  if (parts.length < 2) return undefined;
  const schemaId = c.catalog.schemaId(parts[parts.length - 2] ?? '');
  const row = schemaId === undefined ? undefined : c.catalog.objectIn(schemaId, parts[parts.length - 1] ?? '');
  const result = row && c.catalog.parameters.get(row.object_id, 0);
  if (!result) return undefined;
  return {
    system_type_id: result.system_type_id,
    user_type_id: result.user_type_id,
    max_length: result.max_length,
    precision: result.precision,
    scale: result.scale,
    collation_name: null,
    nullable: undefined,
    xml_collection_id: 0,
    is_xml_document: false,
    vector_dimensions: null,
    isTableType: false,
  };
}
