import { objectId, quote, quotePath, quoteString } from '../base/names.ts';
import { sha256 } from '../base/sha256.ts';
import type { ObjectKey } from '../model/object-key.ts';
import { canonicalText } from '../syntax/expression/canonical.ts';
import type { ReadContext } from './kind.ts';

/** Keys of constraints without a name: the table and what tells them apart. `table` is [schema, table]. */
export const unnamedKey = {
  default: (table: readonly string[], column: string, context: ReadContext): ObjectKey =>
    context.key('unnamed', ...table, 'default', column),
  primaryKey: (table: readonly string[], context: ReadContext): ObjectKey =>
    context.key('unnamed', ...table, 'primary key'),
  unique: (table: readonly string[], columns: readonly string[], context: ReadContext): ObjectKey =>
    context.key('unnamed', ...table, 'unique', ...columns),
  // The hash keeps literals apart that differ only in case, although keys are folded.
  check: (table: readonly string[], expression: string, context: ReadContext): ObjectKey =>
    context.key('unnamed', ...table, 'check', sha256(checkText(expression, context)).slice(0, 32)),
  foreignKey: (
    table: readonly string[],
    columns: readonly string[],
    referenced: readonly string[],
    context: ReadContext,
  ): ObjectKey => context.key('unnamed', ...table, 'foreign key', ...columns, 'references', ...referenced),
};

function checkText(expression: string, context: ReadContext): string {
  return canonicalText(expression, { foldNames: !context.naming.caseSensitive });
}

/** Where the server keeps the name that it gave, and what identifies the constraint there. */
export type UnnamedLookup =
  | { readonly view: 'sys.default_constraints'; readonly column: string }
  | { readonly view: 'sys.key_constraints'; readonly type: 'PK' | 'UQ'; readonly columns: readonly string[] }
  | { readonly view: 'sys.check_constraints'; readonly definition?: string }
  | {
      readonly view: 'sys.foreign_keys';
      readonly columns: readonly string[];
      readonly referenced: readonly string[];
      readonly referencedColumns: readonly string[];
    };

/**
 * One batch that finds the name which the server gave to a constraint and runs `action` on it: the text before and after
 * the name, `ALTER TABLE [s].[t] DROP CONSTRAINT ` and `;`. Its shape is fixed, because the in-memory server runs it too.
 */
export function onUnnamed(table: readonly string[], lookup: UnnamedLookup, before: string, after = ';'): string {
  const where = [`[c].[parent_object_id] = ${objectId(table)}`, ...conditions(table, lookup)];
  return [
    'DECLARE @name sysname, @sql nvarchar(max);',
    'SELECT @name = [c].[name]',
    `FROM ${lookup.view} AS [c]`,
    `WHERE ${where.join('\n  AND ')};`,
    // EXEC of NULL would do nothing and say nothing; RAISERROR would let the batch go on.
    `IF @name IS NULL THROW 50000, ${quoteString(`No such unnamed constraint on ${quotePath(table)}.`)}, 1;`,
    // EXEC takes no calls between its parentheses.
    `SET @sql = ${quoteString(before)} + QUOTENAME(@name) + ${quoteString(after)};`,
    'EXEC (@sql);',
  ].join('\n');
}

function conditions(table: readonly string[], lookup: UnnamedLookup): string[] {
  const object = objectId(table);
  switch (lookup.view) {
    case 'sys.default_constraints':
      return [`[c].[parent_column_id] = COLUMNPROPERTY(${object}, ${quoteString(lookup.column)}, N'ColumnId')`];
    case 'sys.key_constraints': {
      const type = `[c].[type] = ${quoteString(lookup.type)}`;
      if (lookup.type === 'PK') return [type];
      return [type, ...columnsAre('sys.index_columns', 'index_id', 'unique_index_id', 'key_ordinal', lookup.columns)];
    }
    case 'sys.check_constraints':
      return [
        '[c].[is_system_named] = 1',
        ...(lookup.definition === undefined ? [] : [`[c].[definition] = ${quoteString(lookup.definition)}`]),
      ];
    case 'sys.foreign_keys':
      return [
        '[c].[is_system_named] = 1',
        `[c].[referenced_object_id] = ${objectId(lookup.referenced)}`,
        ...foreignColumnsAre('parent', table, lookup.columns),
        ...foreignColumnsAre('referenced', lookup.referenced, lookup.referencedColumns),
      ];
  }

  /** The index has these key columns and no others. */
  function columnsAre(view: string, id: string, own: string, ordinal: string, columns: readonly string[]): string[] {
    const at = `[i].[object_id] = [c].[parent_object_id] AND [i].[${id}] = [c].[${own}]`;
    return [
      `(SELECT COUNT(*) FROM ${view} AS [i] WHERE ${at} AND [i].[${ordinal}] > 0) = ${columns.length}`,
      ...columns.map(
        (column, index) =>
          `EXISTS (SELECT 1 FROM ${view} AS [i] WHERE ${at} AND [i].[${ordinal}] = ${index + 1} AND COL_NAME([i].[object_id], [i].[column_id]) = ${quoteString(column)})`,
      ),
    ];
  }
}

function foreignColumnsAre(side: 'parent' | 'referenced', of: readonly string[], columns: readonly string[]): string[] {
  const at = '[f].[constraint_object_id] = [c].[object_id]';
  const object = objectId(of);
  const count =
    side === 'parent' ? [`(SELECT COUNT(*) FROM sys.foreign_key_columns AS [f] WHERE ${at}) = ${columns.length}`] : [];
  return [
    ...count,
    ...columns.map(
      (column, index) =>
        `EXISTS (SELECT 1 FROM sys.foreign_key_columns AS [f] WHERE ${at} AND [f].[constraint_column_id] = ${index + 1} AND [f].[${side}_column_id] = COLUMNPROPERTY(${object}, ${quoteString(column)}, N'ColumnId'))`,
    ),
  ];
}

/** `unnamed constraint on [s].[t]`, as DacFx's reports say it. */
export function unnamedItem(word: string, table: readonly string[]): string {
  return `${word}: unnamed constraint on ${table.map(quote).join('.')}`;
}
