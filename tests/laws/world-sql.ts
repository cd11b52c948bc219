import type { ColumnWish, FunctionWish, IndexWish, TableWish, ViewWish, World } from './world.ts';

/** A world as one script, in an order that has nothing to do with what depends on what. */
export function worldSql(world: World): string {
  const writer = new Writer(world);
  return writer.batches().join('\nGO\n');
}

const keyColumn = 'K';
const columnName = (i: number) => `C${i}`;
const tableName = (table: TableWish, i: number) => `[${table.schema}].[T${i}]`;

class Writer {
  readonly #world: World;
  constructor(world: World) {
    this.#world = world;
  }

  batches(): string[] {
    const { tables, views, functions, procedures, sku, sequence } = this.#world;
    const list: string[] = [];
    procedures.forEach((wish, i) => {
      if (!wish) return;
      const uses = wish.uses.map((use) => this.#use(use)).filter((text) => text !== undefined);
      const text = wish.literal.replaceAll("'", "''");
      list.push(
        `CREATE PROCEDURE dbo.P${i} AS\n${wish.comment}SELECT '${text}' AS [X];\n${uses.map((use) => `${use}\n`).join('')}`,
      );
    });
    views.forEach((wish, i) => {
      const text = wish && this.#view(wish, i);
      if (text) list.push(...text);
    });
    functions.forEach((wish, i) => {
      if (wish) list.push(this.#function(wish, i));
    });
    tables.forEach((wish, i) => {
      if (wish) list.push(...this.#table(wish, i));
    });
    if (this.#usesAlias()) list.push(`CREATE TYPE dbo.Sku FROM ${sku} NULL`);
    if (sequence) list.push(`CREATE SEQUENCE dbo.S AS ${sequence} START WITH 1`);
    if (tables.some((table) => table?.schema === 'app')) list.push('CREATE SCHEMA app');
    list.push('CREATE ROLE r');
    return list;
  }

  #usesAlias(): boolean {
    return this.#world.tables.some(
      (table) => table && (table.keyType === 'dbo.Sku' || table.columns.some((column) => column?.type === 'dbo.Sku')),
    );
  }

  /** Every column by name with its type; the key column and those of foreign keys too. */
  #columnsOf(table: TableWish): string[] {
    return [keyColumn, ...table.columns.flatMap((column, i) => (column ? [columnName(i)] : []))];
  }

  /** A bound function without parameters read from tables cannot be used where the table is made: only one argument here. */
  #functionInUse(): number | undefined {
    const i = this.#world.functions.findIndex((wish) => wish && !wish.table && wish.bound);
    return i < 0 ? undefined : i;
  }

  #table(table: TableWish, number: number): string[] {
    const { tables } = this.#world;
    const name = tableName(table, number);
    const identity = table.identity && (table.keyType === 'int' || table.keyType === 'bigint');
    const lines = [`[${keyColumn}] ${table.keyType}${identity ? ' IDENTITY(1, 1)' : ''} NOT NULL`];
    table.columns.forEach((column, i) => {
      if (column) lines.push(this.#column(column, i, number));
    });
    if (table.key !== 'none') {
      const named = table.key === 'unnamed' ? '' : `CONSTRAINT [PK_T${number}] `;
      const clustered = table.key === 'nonclustered' ? 'NONCLUSTERED' : 'CLUSTERED';
      lines.push(`${named}PRIMARY KEY ${clustered} ([${keyColumn}])`);
    }
    const unique = table.unique === undefined ? undefined : this.#stored(table, table.unique);
    if (unique) lines.push(`CONSTRAINT [UQ_T${number}] UNIQUE ([${unique}])`);
    table.foreignKeys.forEach((to, i) => {
      const other = to === undefined ? undefined : tables[to];
      if (!other || other.key === 'none') return;
      lines.push(`[R${i}] ${other.keyType} NULL`);
      const cascade = table.cascade && (to ?? 0) < number && i === 0 ? ' ON DELETE SET NULL' : '';
      lines.push(
        `CONSTRAINT [FK_T${number}_${i}] FOREIGN KEY ([R${i}]) REFERENCES ${tableName(other, to ?? 0)} ([${keyColumn}])${cascade}`,
      );
    });
    const batches = [`CREATE TABLE ${name} (\n  ${lines.join(',\n  ')}\n)`];
    table.indexes.forEach((index, i) => {
      const text = index && this.#index(table, index, `IX${i}`, name);
      if (text) batches.push(text);
    });
    if (table.trigger !== 'none') {
      const trigger = `[${table.schema}].[TR${number}]`;
      batches.push(`CREATE TRIGGER ${trigger} ON ${name} AFTER INSERT AS RETURN`);
      if (table.trigger === 'off') batches.push(`DISABLE TRIGGER ${trigger} ON ${name}`);
    }
    if (table.property !== undefined)
      batches.push(
        `EXECUTE sp_addextendedproperty N'p', N'${table.property.replaceAll("'", "''")}', N'SCHEMA', N'${table.schema}', N'TABLE', N'T${number}'`,
      );
    if (table.granted) batches.push(`GRANT SELECT ON ${name} TO r`);
    return batches;
  }

  #column(column: ColumnWish, i: number, number: number): string {
    const name = `[${columnName(i)}]`;
    const inUse = this.#functionInUse();
    if (column.computed === 'function' && inUse !== undefined) return `${name} AS (dbo.F${inUse}(${column.value}))`;
    if (column.computed !== 'none')
      return `${name} AS (LEN([${keyColumn}]) + ${column.value})${column.computed === 'persisted' ? ' PERSISTED' : ''}`;
    const base = column.type === 'dbo.Sku' ? this.#world.sku : column.type;
    const isText = base.includes('char');
    const isNumber = /^(int|bigint|decimal|bit)/.test(base);
    const parts = [name, column.type, column.nullable ? 'NULL' : 'NOT NULL'];
    const value = isText ? `'${'abcd'[column.value]}'` : isNumber ? String(column.value % 2) : 'SYSUTCDATETIME()';
    if (column.default === 'sequence' && isNumber && column.type !== 'bit' && this.#world.sequence)
      parts.push(`CONSTRAINT [DF_T${number}_${i}] DEFAULT (NEXT VALUE FOR dbo.S)`);
    else if (column.default === 'named') parts.push(`CONSTRAINT [DF_T${number}_${i}] DEFAULT ${value}`);
    else if (column.default === 'unnamed') parts.push(`DEFAULT (${value})`);
    if (column.check !== 'none') {
      const test = isText
        ? `${name} <> 'x${column.value}'`
        : isNumber
          ? `${name} >= ${column.value}`
          : `${name} < '2100-01-01'`;
      parts.push(`${column.check === 'named' ? `CONSTRAINT [CK_T${number}_${i}] ` : ''}CHECK (${test})`);
    }
    return parts.join(' ');
  }

  /** The name of a column that holds values and may be part of a key; undefined when there is none at that place. */
  #stored(table: TableWish, place: number): string | undefined {
    if (place === 0) return keyColumn;
    const column = table.columns[place - 1];
    return column && column.computed === 'none' ? columnName(place - 1) : undefined;
  }

  #index(table: TableWish, index: IndexWish, name: string, on: string): string | undefined {
    const column = this.#stored(table, index.column);
    if (!column) return undefined;
    const include = index.include === undefined ? undefined : this.#stored(table, index.include);
    const included = include && include !== column ? ` INCLUDE ([${include}])` : '';
    const where = index.filtered ? ` WHERE [${column}] IS NOT NULL` : '';
    const unique = index.unique ? 'UNIQUE ' : '';
    return `CREATE ${unique}INDEX [${name}] ON ${on} ([${column}]${index.descending ? ' DESC' : ''})${included}${where}`;
  }

  /** What a view shows: its columns; undefined when it is not there. */
  #viewColumns(i: number, seen = new Set<number>()): string[] | undefined {
    const wish = this.#world.views[i];
    if (!wish || seen.has(i)) return undefined;
    const from = this.#source(wish, i);
    return from?.columns.slice(0, wish.columns + 1);
  }

  #source(wish: ViewWish, i: number): { name: string; columns: string[]; bound: boolean; table: boolean } | undefined {
    if (wish.over < 10) {
      const table = this.#world.tables[wish.over];
      if (!table) return undefined;
      return { name: tableName(table, wish.over), columns: this.#columnsOf(table), bound: true, table: true };
    }
    const below = wish.over - 10;
    if (below >= i) return undefined;
    const columns = this.#viewColumns(below);
    const view = this.#world.views[below];
    return columns && view ? { name: `dbo.V${below}`, columns, bound: this.#isBound(below), table: false } : undefined;
  }

  #isBound(i: number): boolean {
    const wish = this.#world.views[i];
    const from = wish && this.#source(wish, i);
    return wish !== undefined && from !== undefined && wish.bound && from.bound;
  }

  #view(wish: ViewWish, i: number): string[] | undefined {
    const from = this.#source(wish, i);
    const columns = this.#viewColumns(i);
    if (!from || !columns) return undefined;
    const bound = this.#isBound(i);
    const list = columns.map((name) => `[${name}]`).join(', ');
    const batches = [`CREATE VIEW dbo.V${i}${bound ? ' WITH SCHEMABINDING' : ''} AS SELECT ${list} FROM ${from.name}`];
    // An index of a view over another view, or over a computed column of a function, is refused.
    if (bound && from.table && wish.indexed && columns.length === 1)
      batches.push(`CREATE UNIQUE CLUSTERED INDEX [CX] ON dbo.V${i} ([${keyColumn}])`);
    if (wish.property !== undefined)
      batches.push(`EXECUTE sp_addextendedproperty N'p', N'${wish.property}', N'SCHEMA', N'dbo', N'VIEW', N'V${i}'`);
    if (wish.granted) batches.push(`GRANT SELECT ON dbo.V${i} TO r`);
    return batches;
  }

  #function(wish: FunctionWish, i: number): string {
    const table = wish.reads === undefined ? undefined : this.#world.tables[wish.reads];
    const from = table && wish.reads !== undefined ? tableName(table, wish.reads) : undefined;
    const bound = wish.bound ? ' WITH SCHEMABINDING' : '';
    if (wish.table) {
      const source = from ? `SELECT [${keyColumn}] AS [X] FROM ${from}` : `SELECT ${wish.literal} AS [X]`;
      return `CREATE FUNCTION dbo.F${i} (@x int) RETURNS TABLE${bound} AS RETURN (${source})`;
    }
    const value = from ? `(SELECT COUNT([${keyColumn}]) FROM ${from})` : '@x';
    return `CREATE FUNCTION dbo.F${i} (@x int) RETURNS int${bound} AS BEGIN RETURN ${value} + ${wish.literal}; END`;
  }

  /** A statement of a procedure that uses the object of this number. */
  #use(number: number): string | undefined {
    const table = this.#world.tables[number];
    if (table) return `SELECT * FROM ${tableName(table, number)};`;
    const view = number - 10;
    if (view >= 0 && this.#viewColumns(view)) return `SELECT [${keyColumn}] FROM dbo.V${view};`;
    const wish = this.#world.functions[number - 4];
    if (wish) return wish.table ? `SELECT [X] FROM dbo.F${number - 4}(1);` : `SELECT dbo.F${number - 4}(1);`;
    return undefined;
  }
}
