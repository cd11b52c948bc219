import { quote, quotePath, quoteString } from '../../src/base/names.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import type { ColumnProps } from '../../src/kinds/columns/column-props.ts';
import { typeText } from '../../src/kinds/columns/model-type.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import type { KindName } from '../../src/model/kind-name.ts';
import type { SchemaObject } from '../../src/model/schema-object.ts';
import { createScript } from '../../src/plan/create-script.ts';
import { besideTables } from './beside-tables.ts';
import {
  change,
  draftOf,
  historyTables,
  listed,
  listedTables,
  modelOf,
  type Next,
  type TableObject,
} from './schema-draft.ts';

const role = '[Decorated]';

/**
 * The script of a schema to which much is added that hangs on its objects and must survive their change: descriptions,
 * permissions, statistics, indexes, views, computed columns, checks, triggers and synonyms.
 */
export function decoratedScript(model: DatabaseModel, next: Next): string {
  const draft = draftOf(model);
  const batches = [`CREATE ROLE ${role};`];
  const history = historyTables(model);
  for (const table of listedTables(model)) {
    if (table.props.graph || history.has(table.key)) continue;
    const computed: ColumnProps[] = [];
    for (const column of table.props.columns) {
      const decoration = decorationOf(next);
      if (!decoration?.suits(column, table, model)) continue;
      const { columns = [], sql } = decoration.of(column, table, next);
      computed.push(...columns);
      batches.push(...sql);
    }
    if (computed.length > 0) change(draft, table, { columns: [...table.props.columns, ...computed] });
    batches.push(...onTable(table, next));
  }
  batches.push(...onOthers(model, next), ...besideTables(role));
  return createScript(modelOf(draft), registry) + batches.map((batch) => `${batch}\nGO\n`).join('');
}

/** What a column gets: statements, and columns that must stand in its table's CREATE TABLE. */
type Added = { readonly sql: readonly string[]; readonly columns?: readonly ColumnProps[] };

type ColumnDecoration = {
  /** Share of the columns that get it, if it suits them. */
  readonly share: number;
  suits(column: ColumnProps, table: TableObject, model: DatabaseModel): boolean;
  of(column: ColumnProps, table: TableObject, next: Next): Added;
};

const integers = /^(int|bigint|smallint|tinyint)$/;
const indexable = /^(int|bigint|smallint|tinyint|bit|date|datetime2?|uniqueidentifier|n?varchar)$/;
const withoutStatistics = /xml|geo|text|image|hierarchyid/;

const isStored = (column: ColumnProps): boolean => column.type !== undefined && !column.columnSet && !column.encryption;
const isA = (types: RegExp, { type }: ColumnProps): boolean => types.test(type?.name ?? '') && type?.length !== 'max';
const isTemporal = ({ props }: TableObject): boolean => (props.versioning ?? props.period) !== undefined;
const hasColumnSet = ({ props }: TableObject): boolean => props.columns.some((column) => column.columnSet);

/** The name of something new that hangs on a column. */
const named = (prefix: string, table: TableObject, column: ColumnProps): string =>
  `Added${prefix}_${table.path[1]}_${column.name}`;

const inSchemaOf = (table: TableObject, name: string): string => quotePath([table.path[0]!, name]);

const columnDecorations: readonly ColumnDecoration[] = [
  {
    share: 0.25,
    suits: () => true,
    of: (column, table) => ({ sql: [description(table, ['COLUMN', column.name])] }),
  },
  {
    share: 0.08,
    suits: () => true,
    of: (column, table) => ({
      sql: [`GRANT SELECT (${quote(column.name)}) ON ${quotePath(table.path)} TO ${role};`],
    }),
  },
  {
    share: 0.09,
    suits: (column) => isStored(column) && !isA(withoutStatistics, column),
    of: (column, table) => ({
      sql: [
        `CREATE STATISTICS ${quote(named('Statistics', table, column))} ON ${quotePath(table.path)} (${quote(column.name)});`,
      ],
    }),
  },
  {
    share: 0.06,
    suits: (column) => isStored(column) && isA(indexable, column),
    of: (column, table) => ({
      sql: [
        `CREATE INDEX ${quote(named('IX', table, column))} ON ${quotePath(table.path)} (${quote(column.name)} DESC);`,
      ],
    }),
  },
  {
    share: 0.05,
    suits: (_, table) => !isTemporal(table),
    of: (column, table) => ({ sql: [viewOf(column, table, 'BoundView', 'WITH SCHEMABINDING ')] }),
  },
  { share: 0.05, suits: () => true, of: (column, table) => ({ sql: [viewOf(column, table, 'View', '')] }) },
  {
    share: 0.05,
    suits: (column, table) => isA(integers, column) && !isTemporal(table) && !hasColumnSet(table),
    of: computedColumn,
  },
  { share: 0.05, suits: (column) => isA(integers, column) && !column.generated, of: check },
  { share: 0.05, suits: (column) => isStored(column) && isA(indexable, column), of: filteredIndex },
  {
    share: 0.04,
    suits: (column, table) => isStored(column) && isA(indexable, column) && !isTemporal(table),
    of: indexedView,
  },
  {
    share: 0.04,
    suits: (column, table) => isA(integers, column) && !isTemporal(table) && !hasColumnSet(table),
    of: boundFunction,
  },
  {
    share: 0.04,
    suits: (column, { key }, model) =>
      isA(integers, column) &&
      !column.identity &&
      !column.generated &&
      !column.sparse &&
      !listed(model, ['default']).some(({ parent, props }) => parent === key && props.column === column.name),
    of: numbering,
  },
];

/** One decoration by its share, or none. */
function decorationOf(next: Next): ColumnDecoration | undefined {
  let left = next();
  return columnDecorations.find(({ share }) => (left -= share) < 0);
}

function viewOf(column: ColumnProps, table: TableObject, prefix: string, options: string): string {
  const view = inSchemaOf(table, named(prefix, table, column));
  return `CREATE VIEW ${view} ${options}AS SELECT t.${quote(column.name)} FROM ${quotePath(table.path)} AS t;`;
}

function computedColumn(column: ColumnProps, table: TableObject, next: Next): Added {
  const name = `AddedComputed_${column.name}`;
  const persisted = next() < 0.5;
  const sql = [description(table, ['COLUMN', name])];
  if (next() < 0.5) {
    sql.push(`CREATE INDEX ${quote(named('IXComputed', table, column))} ON ${quotePath(table.path)} (${quote(name)});`);
  }
  const computed = { name, computed: `${quote(column.name)}+(1)`, nullable: true, ...(persisted && { persisted }) };
  return { columns: [computed], sql };
}

function check(column: ColumnProps, table: TableObject, next: Next): Added {
  const name = named('CK', table, column);
  const sql = [
    `ALTER TABLE ${quotePath(table.path)} ADD CONSTRAINT ${quote(name)} CHECK (${quote(column.name)} > (-5));`,
  ];
  if (next() < 0.5) sql.push(description(table, ['CONSTRAINT', name]));
  return { sql };
}

function filteredIndex(column: ColumnProps, table: TableObject): Added {
  const other = table.props.columns.find((one) => one !== column && isStored(one) && isA(indexable, one));
  const include = other ? ` INCLUDE (${quote(other.name)})` : '';
  const index = quote(named('Filtered', table, column));
  // Where table and clustered index both name a scheme, DacFx takes it for the table's, which no reader of a server can know.
  const options = table.props.dataSpace?.column === undefined ? ' WITH (DATA_COMPRESSION = PAGE)' : '';
  return {
    sql: [
      `CREATE INDEX ${index} ON ${quotePath(table.path)} (${quote(column.name)})${include} WHERE ${quote(column.name)} IS NOT NULL${options};`,
    ],
  };
}

function indexedView(column: ColumnProps, table: TableObject): Added {
  const view = inSchemaOf(table, named('IndexedView', table, column));
  const index = quote(named('IXView', table, column));
  return {
    sql: [
      viewOf(column, table, 'IndexedView', 'WITH SCHEMABINDING '),
      `CREATE UNIQUE CLUSTERED INDEX ${index} ON ${view} (${quote(column.name)});`,
      `GRANT SELECT ON ${view} TO ${role};`,
    ],
  };
}

/** A computed column and a check that cannot do without a function. */
function boundFunction(column: ColumnProps, table: TableObject): Added {
  const name = inSchemaOf(table, named('Function', table, column));
  const call = `${name}(${quote(column.name)})`;
  const computed = { name: `AddedCall_${column.name}`, computed: call, nullable: true };
  return {
    columns: [computed],
    sql: [
      `CREATE FUNCTION ${name} (@value bigint) RETURNS bigint WITH SCHEMABINDING AS BEGIN RETURN @value + 1; END`,
      `ALTER TABLE ${quotePath(table.path)} ADD CONSTRAINT ${quote(named('CKCall', table, column))} CHECK (${call} > 0);`,
    ],
  };
}

/** A default that counts. */
function numbering(column: ColumnProps, table: TableObject): Added {
  const sequence = inSchemaOf(table, named('Sequence', table, column));
  const constraint = quote(named('DF', table, column));
  return {
    sql: [
      `CREATE SEQUENCE ${sequence} AS int START WITH 1;`,
      `ALTER TABLE ${quotePath(table.path)} ADD CONSTRAINT ${constraint} DEFAULT (NEXT VALUE FOR ${sequence}) FOR ${quote(column.name)};`,
    ],
  };
}

/** Columns that a table type may have as well. */
const plainColumns = ({ props }: TableObject): readonly ColumnProps[] =>
  props.columns.filter((column) => isStored(column) && isA(indexable, column)).slice(0, 4);

/** A procedure that takes rows of the table. */
function rowsOf(table: TableObject): string[] {
  const columns = plainColumns(table);
  if (columns.length === 0) return [];
  const type = inSchemaOf(table, `AddedType_${table.path[1]}`);
  const list = columns.map(({ name, type }) => `${quote(name)} ${typeText(type!)} NULL`);
  const procedure = inSchemaOf(table, `AddedProcedure_${table.path[1]}`);
  return [
    `CREATE TYPE ${type} AS TABLE (${list.join(', ')});`,
    `GRANT EXECUTE ON TYPE::${type} TO ${role};`,
    `CREATE PROCEDURE ${procedure} @rows ${type} READONLY AS SELECT r.${quote(columns[0]!.name)} FROM @rows AS r;`,
    `GRANT EXECUTE ON ${procedure} TO ${role};`,
  ];
}

function onTable(table: TableObject, next: Next): string[] {
  const name = quotePath(table.path);
  const sql: string[] = [];
  if (next() < 0.3) sql.push(description(table));
  if (next() < 0.15 && !isTemporal(table)) {
    const trigger = inSchemaOf(table, `AddedTrigger_${table.path[1]}`);
    const column = quote(table.props.columns[0]!.name);
    sql.push(
      `CREATE TRIGGER ${trigger} ON ${name} AFTER INSERT AS BEGIN SET NOCOUNT ON; SELECT i.${column} FROM inserted AS i; END`,
    );
  }
  if (next() < 0.1) sql.push(`CREATE SYNONYM ${inSchemaOf(table, `AddedSynonym_${table.path[1]}`)} FOR ${name};`);
  if (next() < 0.2) sql.push(`GRANT SELECT, INSERT ON ${name} TO ${role};`);
  if (next() < 0.05) sql.push(...rowsOf(table));
  if (next() < 0.1) sql.push(`DENY DELETE ON ${name} TO ${role};`);
  return sql;
}

const described: readonly KindName[] = ['index', 'primaryKey', 'uniqueConstraint', 'foreignKey', 'check'];

function onOthers(model: DatabaseModel, next: Next): string[] {
  const sql: string[] = [];
  const tables = new Map(listedTables(model).map((table) => [table.key, table]));
  for (const object of listed(model, described)) {
    const table = tables.get(object.parent ?? '');
    if (next() >= 0.15 || !table || object.props.unnamed) continue;
    sql.push(description(table, [object.kind === 'index' ? 'INDEX' : 'CONSTRAINT', object.path.at(-1)!]));
  }
  const grant = (kind: KindName, right: string, share: number): void => {
    for (const { path } of listed(model, [kind])) {
      if (next() < share) sql.push(`GRANT ${right} ON ${quotePath(path)} TO ${role};`);
    }
  };
  grant('procedure', 'EXECUTE', 0.3);
  grant('view', 'SELECT', 0.2);
  return sql;
}

/** A description of a table, or of something of it. */
function description(table: SchemaObject, ofTable?: readonly [type: string, name: string]): string {
  const levels = [['SCHEMA', table.path[0]!], ['TABLE', table.path[1]!], ...(ofTable ? [ofTable] : [])];
  const names = levels.map(([type, name], at) => `@level${at}type=N'${type}', @level${at}name=${quoteString(name!)}`);
  const value = quoteString(levels.map(([, name]) => name).join(' '));
  return `EXEC sp_addextendedproperty @name=N'Decoration', @value=${value}, ${names.join(', ')};`;
}
