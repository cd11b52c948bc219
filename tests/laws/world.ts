import fc from 'fast-check';

/**
 * A random schema as wishes; what does not fit together (a view over a table that is not there) is left out when the SQL is
 * written, so that every world is valid and every part of one can be taken over into another.
 */
export type World = {
  readonly tables: readonly (TableWish | undefined)[];
  readonly views: readonly (ViewWish | undefined)[];
  readonly functions: readonly (FunctionWish | undefined)[];
  readonly procedures: readonly (ProcedureWish | undefined)[];
  readonly sku: 'varchar(10)' | 'varchar(20)' | 'nvarchar(20)';
  readonly sequence: 'int' | 'bigint' | undefined;
};

export type ColumnWish = {
  readonly type: string;
  readonly nullable: boolean;
  readonly default: 'none' | 'named' | 'unnamed' | 'sequence';
  readonly check: 'none' | 'named' | 'unnamed';
  readonly computed: 'none' | 'plain' | 'persisted' | 'function';
  readonly value: number;
};

export type IndexWish = {
  readonly column: number;
  readonly include: number | undefined;
  readonly unique: boolean;
  readonly descending: boolean;
  readonly filtered: boolean;
};

export type TableWish = {
  readonly schema: 'dbo' | 'app';
  readonly keyType: 'int' | 'bigint' | 'varchar(10)' | 'varchar(20)' | 'dbo.Sku';
  readonly key: 'none' | 'clustered' | 'nonclustered' | 'unnamed';
  readonly identity: boolean;
  readonly columns: readonly (ColumnWish | undefined)[];
  readonly unique: number | undefined;
  readonly indexes: readonly (IndexWish | undefined)[];
  /** Numbers of the tables that it refers to. */
  readonly foreignKeys: readonly (number | undefined)[];
  readonly cascade: boolean;
  readonly trigger: 'none' | 'on' | 'off';
  readonly property: string | undefined;
  readonly granted: boolean;
};

export type ViewWish = {
  readonly bound: boolean;
  /** Below 10 a table, from 10 an earlier view. */
  readonly over: number;
  readonly columns: number;
  readonly indexed: boolean;
  readonly property: string | undefined;
  readonly granted: boolean;
};

export type FunctionWish = {
  readonly bound: boolean;
  readonly reads: number | undefined;
  readonly literal: number;
  readonly table: boolean;
};

export type ProcedureWish = { readonly uses: readonly number[]; readonly literal: string; readonly comment: string };

const maybe = <T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arb, { nil: undefined, freq: 3 });

const columnArb: fc.Arbitrary<ColumnWish> = fc.record({
  type: fc.constantFrom(
    'int',
    'bigint',
    'varchar(10)',
    'varchar(50)',
    'nvarchar(20)',
    'decimal(9, 2)',
    'datetime2(3)',
    'bit',
    'dbo.Sku',
  ),
  nullable: fc.boolean(),
  default: fc.constantFrom('none', 'none', 'named', 'unnamed', 'sequence'),
  check: fc.constantFrom('none', 'none', 'named', 'unnamed'),
  computed: fc.constantFrom('none', 'none', 'none', 'plain', 'persisted', 'function'),
  value: fc.nat(3),
});

const indexArb: fc.Arbitrary<IndexWish> = fc.record({
  column: fc.nat(3),
  include: maybe(fc.nat(3)),
  unique: fc.boolean(),
  descending: fc.boolean(),
  filtered: fc.boolean(),
});

const tableArb: fc.Arbitrary<TableWish> = fc.record({
  schema: fc.constantFrom('dbo', 'dbo', 'app'),
  keyType: fc.constantFrom('int', 'int', 'bigint', 'varchar(10)', 'varchar(20)', 'dbo.Sku'),
  key: fc.constantFrom('none', 'clustered', 'nonclustered', 'unnamed'),
  identity: fc.boolean(),
  columns: fc.tuple(maybe(columnArb), maybe(columnArb), maybe(columnArb)),
  unique: maybe(fc.nat(3)),
  indexes: fc.tuple(maybe(indexArb), maybe(indexArb)),
  foreignKeys: fc.tuple(maybe(fc.nat(3)), maybe(fc.nat(3))),
  cascade: fc.boolean(),
  trigger: fc.constantFrom('none', 'on', 'off'),
  property: maybe(fc.constantFrom('x', "it's")),
  granted: fc.boolean(),
});

const viewArb: fc.Arbitrary<ViewWish> = fc.record({
  bound: fc.boolean(),
  over: fc.oneof(fc.nat(3), fc.integer({ min: 10, max: 12 })),
  columns: fc.nat(3),
  indexed: fc.boolean(),
  property: maybe(fc.constantFrom('x', 'y')),
  granted: fc.boolean(),
});

const functionArb: fc.Arbitrary<FunctionWish> = fc.record({
  bound: fc.boolean(),
  reads: maybe(fc.nat(3)),
  literal: fc.nat(3),
  table: fc.boolean(),
});

const procedureArb: fc.Arbitrary<ProcedureWish> = fc.record({
  uses: fc.array(fc.nat(15), { maxLength: 3 }),
  literal: fc.constantFrom('a', 'A', "'", '--', '/*', '\n'),
  comment: fc.constantFrom('', '/* one */', '-- two\n'),
});

export const worldArb: fc.Arbitrary<World> = fc.record({
  tables: fc.tuple(fc.option(tableArb, { nil: undefined, freq: 5 }), maybe(tableArb), maybe(tableArb), maybe(tableArb)),
  views: fc.tuple(maybe(viewArb), maybe(viewArb), maybe(viewArb)),
  functions: fc.tuple(maybe(functionArb), maybe(functionArb)),
  procedures: fc.tuple(maybe(procedureArb), maybe(procedureArb)),
  sku: fc.constantFrom('varchar(10)', 'varchar(20)', 'nvarchar(20)'),
  sequence: fc.constantFrom('int', 'bigint', undefined),
});

/** A world and another made from it by taking some parts over from a third: as two versions of one database differ. */
export const editedArb: fc.Arbitrary<readonly [World, World]> = fc
  .tuple(worldArb, worldArb, fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }))
  .map(([before, other, choices]) => {
    let at = 0;
    const isTaken = () => {
      at += 1;
      return choices[at % choices.length] === 0;
    };
    const pick = <T>(a: T, b: T): T => (isTaken() ? b : a);
    const each = <T>(a: readonly T[], b: readonly T[], merge: (x: T, y: T) => T): T[] =>
      a.map((item, i) => merge(item, b[i] as T));
    const mergeTable = (a: TableWish | undefined, b: TableWish | undefined): TableWish | undefined => {
      if (!a || !b) return pick(a, b);
      const merged = { ...a, columns: each(a.columns, b.columns, pick), indexes: each(a.indexes, b.indexes, pick) };
      return {
        ...merged,
        keyType: pick(a.keyType, b.keyType),
        key: pick(a.key, b.key),
        identity: pick(a.identity, b.identity),
        unique: pick(a.unique, b.unique),
        foreignKeys: each(a.foreignKeys, b.foreignKeys, pick),
        cascade: pick(a.cascade, b.cascade),
        trigger: pick(a.trigger, b.trigger),
        property: pick(a.property, b.property),
      };
    };
    const after: World = {
      tables: each(before.tables, other.tables, mergeTable),
      views: each(before.views, other.views, pick),
      functions: each(before.functions, other.functions, pick),
      procedures: each(before.procedures, other.procedures, pick),
      sku: pick(before.sku, other.sku),
      sequence: pick(before.sequence, other.sequence),
    };
    return [before, after];
  });

/** A world and one that holds all of it and more. */
export const grownArb: fc.Arbitrary<readonly [World, World]> = fc.tuple(worldArb, worldArb).map(([before, other]) => {
  const fill = <T>(a: readonly (T | undefined)[], b: readonly (T | undefined)[]) => a.map((item, i) => item ?? b[i]);
  const after: World = {
    ...before,
    tables: before.tables.map((table, i) => {
      const more = other.tables[i];
      return table && more ? { ...table, indexes: fill(table.indexes, more.indexes) } : (table ?? more);
    }),
    views: fill(before.views, other.views),
    functions: fill(before.functions, other.functions),
    procedures: fill(before.procedures, other.procedures),
    sequence: before.sequence ?? other.sequence,
  };
  return [before, after];
});
