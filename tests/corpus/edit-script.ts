import { quote, quotePath, quoteString } from '../../src/base/names.ts';
import type { ColumnProps } from '../../src/kinds/columns/column-props.ts';
import type { ModuleProps } from '../../src/kinds/module/module-props.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import { pick } from './random.ts';
import { listed, type Next, type TableObject } from './schema-draft.ts';

/** What a change makes of the script that creates a schema. */
export type ScriptEdit = (script: string) => string;

type EditOf = (model: DatabaseModel, tables: readonly TableObject[], at: number, next: Next) => Edit | undefined;
type Edit = { readonly edit: ScriptEdit; readonly what: string };

/** Adds something to a schema, or moves it, in one way of many. */
export function editScript(
  model: DatabaseModel,
  tables: readonly TableObject[],
  done: string[],
  next: Next,
): ScriptEdit | undefined {
  if (tables.length === 0) return undefined;
  const made = pick(edits, next)(model, tables, done.length, next);
  if (!made) return undefined;
  done.push(made.what);
  return made.edit;
}

const adding =
  (...batches: readonly string[]): ScriptEdit =>
  (script) =>
    script + batches.map((batch) => `${batch}\nGO\n`).join('');

const indexable = (column: ColumnProps): boolean =>
  !column.columnSet &&
  !column.encryption &&
  /^(int|bigint|smallint|tinyint|bit|date|datetime2?|uniqueidentifier|n?varchar)$/.test(column.type?.name ?? '') &&
  column.type?.length !== 'max';

const newIndex: EditOf = (_, tables, at, next) => {
  const table = pick(tables, next);
  const columns = table.props.columns.filter(indexable);
  if (columns.length === 0) return undefined;
  const [first, second] = [pick(columns, next), pick(columns, next)];
  const include = second === first ? '' : ` INCLUDE (${quote(second.name)})`;
  const where = next() < 0.4 ? ` WHERE ${quote(first.name)} IS NOT NULL` : '';
  const options = next() < 0.4 ? ' WITH (DATA_COMPRESSION = PAGE, FILLFACTOR = 90)' : '';
  const unique = next() < 0.2 ? 'UNIQUE ' : '';
  return {
    edit: adding(
      `CREATE ${unique}INDEX [IX_New_${at}] ON ${quotePath(table.path)} (${quote(first.name)})${include}${where}${options};`,
    ),
    what: `index on ${table.path.join('.')} (${first.name})${include}${where}: new`,
  };
};

/** A child of a table by its primary key, with what such tables come with. */
const newTable: EditOf = (model, tables, at, next) => {
  const parent = pick(tables, next);
  const [key] = listed(model, ['primaryKey']).filter((one) => one.parent === parent.key);
  const columns = (key?.props.columns ?? []) as readonly string[];
  const column = columns.length === 1 ? parent.props.columns.find(({ name }) => name === columns[0]) : undefined;
  const isInt = column && /^(int|bigint|uniqueidentifier)$/.test(column.type?.name ?? '');
  const name = quotePath([parent.path[0]!, `New_${at}`]);
  const link = isInt
    ? `  [ParentId] ${column.type!.name} NOT NULL CONSTRAINT [FK_New_${at}] REFERENCES ${quotePath(parent.path)} (${quote(column.name)}) ON DELETE CASCADE,\n`
    : '';
  return {
    edit: adding(
      `CREATE TABLE ${name} (\n  [Id] int IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_New_${at}] PRIMARY KEY,\n${link}  [Name] nvarchar(50) NOT NULL CONSTRAINT [DF_New_${at}] DEFAULT (N''),\n  [Made] datetime2(7) NOT NULL DEFAULT (sysutcdatetime()),\n  [Upper] AS (upper([Name])) PERSISTED,\n  CHECK ([Name] <> N'x')\n);`,
      `CREATE UNIQUE INDEX [UX_New_${at}] ON ${name} ([Name]) WHERE [Name] <> N'';`,
      `CREATE TRIGGER ${quotePath([parent.path[0]!, `TR_New_${at}`])} ON ${name} AFTER UPDATE AS SET NOCOUNT ON;`,
      `EXEC sp_addextendedproperty N'MS_Description', N'new', N'SCHEMA', ${quoteString(parent.path[0]!)}, N'TABLE', N'New_${at}', N'COLUMN', N'Name';`,
    ),
    what: `table New_${at} below ${parent.path.join('.')}: new`,
  };
};

const newModules: EditOf = (_, tables, at, next) => {
  const table = pick(tables, next);
  const [schema = ''] = table.path;
  const of = (name: string): string => quotePath([schema, `${name}_${at}`]);
  const column = quote(table.props.columns[0]!.name);
  const source = quotePath(table.path);
  return {
    edit: adding(
      `CREATE VIEW ${of('NewView')} AS SELECT t.${column} AS [First] FROM ${source} AS t;`,
      `CREATE FUNCTION ${of('NewInline')} (@top int) RETURNS TABLE AS RETURN (SELECT TOP (@top) v.[First] FROM ${of('NewView')} AS v);`,
      `CREATE FUNCTION ${of('NewScalar')} (@value int) RETURNS int AS BEGIN RETURN (SELECT count(*) FROM ${of('NewInline')}(@value)); END`,
      `CREATE FUNCTION ${of('NewTable')} () RETURNS @rows TABLE ([Id] int NOT NULL PRIMARY KEY) AS BEGIN INSERT INTO @rows VALUES (${of('NewScalar')}(1)); RETURN; END`,
      `CREATE TYPE ${of('NewRows')} AS TABLE ([Id] int NOT NULL PRIMARY KEY, [Text] nvarchar(max) NULL);`,
      `CREATE PROCEDURE ${of('NewProcedure')} @rows ${of('NewRows')} READONLY, @value int = 1 OUTPUT AS BEGIN SELECT r.[Id] FROM @rows AS r JOIN ${of('NewTable')}() AS n ON n.[Id] = r.[Id]; END`,
      `CREATE SYNONYM ${of('NewSynonym')} FOR ${of('NewProcedure')};`,
      `CREATE ROLE [NewRole_${at}];`,
      `GRANT EXECUTE ON ${of('NewProcedure')} TO [NewRole_${at}];`,
      `GRANT SELECT ON SCHEMA::${quote(schema)} TO [NewRole_${at}];`,
    ),
    what: `modules on ${table.path.join('.')}: new`,
  };
};

/** A table in another schema: everything that names it in two parts and brackets follows. */
const movedTable: EditOf = (_, tables, at, next) => {
  const table = pick(tables, next);
  const [schema = '', name = ''] = table.path;
  const [from, to] = [quotePath(table.path), quotePath([`Moved_${at}`, name])];
  if (table.props.versioning) return undefined;
  const host = (of: string): string =>
    `@level0name = ${quoteString(of)}, @level1type = N'TABLE', @level1name = ${quoteString(name)}`;
  return {
    edit: (script) =>
      `CREATE SCHEMA [Moved_${at}];\nGO\n${script.replaceAll(from, to).replaceAll(host(schema), host(`Moved_${at}`))}`,
    what: `table ${table.path.join('.')}: moved to Moved_${at}`,
  };
};

/** A procedure, view or function in another schema, without what was granted on it. */
const movedModule: EditOf = (model, _, at, next) => {
  const list = listed(model, ['procedure', 'view', 'scalarFunction', 'inlineFunction']);
  if (list.length === 0) return undefined;
  const { path, props } = pick(list, next);
  const [from, to] = [quotePath(path), quotePath([`Moved_${at}`, path[1]!])];
  if (!(props as unknown as ModuleProps).definition.includes(from)) return undefined;
  return {
    edit: (script) => `CREATE SCHEMA [Moved_${at}];\nGO\n${script.replaceAll(from, to)}`,
    what: `module ${path.join('.')}: moved to Moved_${at}`,
  };
};

const edits: readonly EditOf[] = [newIndex, newIndex, newTable, newModules, movedTable, movedModule];
