import { quote, quotePath } from '../../base/names.ts';
import type { ModelType } from '../../model/data-type.ts';
import type { KindName } from '../../model/kind-name.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { ColumnProps } from '../columns/column-props.ts';
import { columnText, plainString } from '../columns/column-sql.ts';
import { typeText } from '../columns/model-type.ts';
import { type TypeChange, typeChange } from '../columns/type-change.ts';
import { defaultText } from '../constraint-sql.ts';
import type { DefaultProps } from '../default/default-props.ts';
import { countWhere, hazard, rowCount } from '../hazard.ts';
import type { AlterInput, Commit, Disturbance, Hazard, SqlContext, StepDraft } from '../kind.ts';
import type { TableProps } from './table-props.ts';

type Input = AlterInput<TableProps>;

/** What the change of one column takes. */
export type ColumnRoute = {
  readonly steps: readonly StepDraft[];
  readonly disturbs: readonly Disturbance[];
  /** The column as it was is dropped. */
  readonly drops?: true;
};

function token(input: Input, column: string): string {
  return `${input.after.key}#${input.desired.naming.fold(column)}`;
}

/** Steps on memory-optimised tables run outside transactions. */
function commitOf(input: Input, otherwise: Commit): Commit {
  return input.before.props.memoryOptimized ? 'outside' : otherwise;
}

/** ALTER TABLE ADD of a column, with its default: rows that are there need a value at once. */
export function addColumn(input: Input, column: ColumnProps): ColumnRoute {
  const { after, desired } = input;
  const defaults = defaultsOf(after, column, desired);
  const constraints = defaults.map((child) => defaultText(child));
  // Functions and sequences that the default uses.
  const needs = defaults.flatMap(({ references }) => references.map(({ to }) => to).filter((to) => to !== after.key));
  return {
    steps: [
      {
        does: 'alter',
        sql: [`ALTER TABLE ${quotePath(after.path)} ADD ${columnText(column, { constraints })};`],
        provides: [token(input, column.name), ...defaults.map(({ key }) => key)],
        ...(needs.length > 0 && { needs }),
        commit: commitOf(input, column.persisted ? 'alone' : 'together'),
        hazards: addHazards(input, column, defaults[0]?.props.expression),
      },
    ],
    disturbs: [],
  };
}

export function defaultsOf(
  table: SchemaObject<unknown>,
  column: ColumnProps,
  context: SqlContext,
): readonly SchemaObject<DefaultProps>[] {
  const { fold } = context.naming;
  return context.index
    .childrenOf(table.key)
    .filter((child) => child.kind === 'default' && fold(String(child.props.column)) === fold(column.name))
    .map((child) => child as SchemaObject<unknown> as SchemaObject<DefaultProps>);
}

function addHazards(input: Input, column: ColumnProps, byDefault: string | undefined): readonly Hazard[] {
  const { path } = input.after;
  const name = quote(column.name);
  const hazards: Hazard[] = [...offlineHazards(input)];
  if (column.persisted) {
    hazards.push(hazard('LOCK009', 'warn', `Adding the persisted column ${name} writes every row.`, rowCount(path)));
  }
  if (column.computed !== undefined || column.nullable || column.columnSet) return hazards;
  const filled = column.identity !== undefined || column.generated !== undefined || column.type?.name === 'timestamp';
  if (filled) {
    hazards.push(hazard('LOCK004', 'warn', `Adding ${name} gives every row a value.`, rowCount(path)));
  } else if (byDefault === undefined) {
    hazards.push(
      hazard(
        'DATA009',
        'warn',
        `${name} is NOT NULL and has no default: the statement fails if the table has a row.`,
        rowCount(path),
      ),
    );
  } else if (!isConstantDefault(byDefault) || isLarge(column.type)) {
    hazards.push(
      hazard(
        'LOCK004',
        'warn',
        `The default of ${name} is not a run-time constant, so every row is written.`,
        rowCount(path),
      ),
    );
  } else {
    hazards.push(
      hazard(
        'LOCK004',
        'warn',
        `Adding ${name} with its default writes every row on Standard edition.`,
        rowCount(path),
      ),
    );
  }
  return hazards;
}

/** NEWID() and NEXT VALUE FOR give each row another value. */
function isConstantDefault(expression: string): boolean {
  return !/\bnewid\b|\bnewsequentialid\b|\bnext\s+value\b|\brand\b/i.test(expression);
}

function isLarge(type: ModelType | undefined): boolean {
  return type?.length === 'max' || /^(xml|geography|geometry|hierarchyid|text|ntext|image)$/.test(type?.name ?? '');
}

export function dropColumn(input: Input, column: ColumnProps): ColumnRoute {
  const { path } = input.before;
  const name = quote(column.name);
  const hazards =
    column.computed !== undefined
      ? []
      : [
          hazard(
            'DATA002',
            'block',
            `The values of ${name} are gone for good.`,
            countWhere(path, `${name} IS NOT NULL`, `have a value in ${name}`),
          ),
        ];
  return {
    steps: [
      {
        does: 'alter',
        sql: [`ALTER TABLE ${quotePath(path)} DROP COLUMN ${name};`],
        removes: [token(input, column.name)],
        commit: commitOf(input, 'together'),
        ...(hazards.length > 0 && { hazards }),
      },
    ],
    disturbs: [{ member: column.name }],
    drops: true,
  };
}

/** Drops the column and adds it again: where no ALTER COLUMN leads from one to the other. */
export function replaceColumn(input: Input, before: ColumnProps, after: ColumnProps): ColumnRoute {
  const off = dropColumn(input, before);
  const on = addColumn(input, after);
  return { steps: [...off.steps, ...on.steps], disturbs: [{ member: before.name }], drops: true };
}

/** The changed members of a column decide what is done with it. */
export function alterColumn(
  input: Input,
  before: ColumnProps,
  after: ColumnProps,
  members: ReadonlySet<string>,
): ColumnRoute {
  if (before.computed !== undefined || after.computed !== undefined)
    return alterComputed(input, before, after, members);
  if (['columnSet', 'fileStream'].some((member) => members.has(member))) return replaceColumn(input, before, after);
  const routes: ColumnRoute[] = [];
  if (['type', 'collation', 'nullable', 'encryption'].some((member) => members.has(member))) {
    const route = alterType(input, before, after);
    if (route === undefined) return replaceColumn(input, before, after);
    routes.push(route);
  }
  for (const feature of features) {
    if (members.has(feature.member)) routes.push(alterFeature(input, after, feature.words(before, after)));
  }
  return { steps: routes.flatMap(({ steps }) => steps), disturbs: routes.flatMap(({ disturbs }) => disturbs) };
}

function alterComputed(
  input: Input,
  before: ColumnProps,
  after: ColumnProps,
  members: ReadonlySet<string>,
): ColumnRoute {
  const both = before.computed !== undefined && after.computed !== undefined;
  if (!both || members.has('computed')) return replaceColumn(input, before, after);
  if (!members.has('persisted')) return { steps: [], disturbs: [] };
  const route = alterFeature(input, after, [after.persisted ? 'ADD PERSISTED' : 'DROP PERSISTED']);
  const hazards = after.persisted
    ? [hazard('LOCK009', 'warn', `Persisting ${quote(after.name)} writes every row.`, rowCount(input.before.path))]
    : [];
  // An index on it does not stand in the way of ADD, but of DROP.
  return {
    steps: route.steps.map((step) => ({ ...step, commit: 'alone', hazards })),
    disturbs: after.persisted ? [] : [{ member: after.name }],
  };
}

type Feature = {
  readonly member: keyof ColumnProps;
  words(before: ColumnProps, after: ColumnProps): readonly string[];
};

const features: readonly Feature[] = [
  { member: 'sparse', words: (_, after) => [after.sparse ? 'ADD SPARSE' : 'DROP SPARSE'] },
  { member: 'rowGuid', words: (_, after) => [after.rowGuid ? 'ADD ROWGUIDCOL' : 'DROP ROWGUIDCOL'] },
  { member: 'hidden', words: (_, after) => [after.hidden ? 'ADD HIDDEN' : 'DROP HIDDEN'] },
  {
    member: 'mask',
    words: (before, after) => [
      ...(before.mask === undefined ? [] : ['DROP MASKED']),
      ...(after.mask === undefined ? [] : [`ADD MASKED WITH (FUNCTION = ${plainString(after.mask)})`]),
    ],
  },
];

function alterFeature(input: Input, column: ColumnProps, words: readonly string[]): ColumnRoute {
  const { path } = input.after;
  const name = quote(column.name);
  const hazards: Hazard[] = [];
  if (words.some((word) => word.endsWith('SPARSE'))) {
    hazards.push(
      hazard('LOCK011', 'warn', `Changing SPARSE of ${name} writes every row under a table lock.`, rowCount(path)),
    );
  }
  return {
    steps: [
      {
        does: 'alter',
        sql: words.map((word) => `ALTER TABLE ${quotePath(path)} ALTER COLUMN ${name} ${word};`),
        commit: commitOf(input, hazards.some(({ code }) => code === 'LOCK011') ? 'alone' : 'together'),
        ...(hazards.length > 0 && { hazards }),
      },
    ],
    disturbs: [],
  };
}

/** The system type that a column's type stands for. */
export function baseType(type: ModelType | undefined, context: SqlContext): ModelType | undefined {
  if (type?.schema === undefined) return type;
  const { base } = context.model.objects.get(context.key('type', type.schema, type.name))?.props ?? {};
  return (base as ModelType | undefined) ?? type;
}

/** ALTER COLUMN with everything that it would otherwise reset: NULL or NOT NULL and COLLATE. */
export function alterColumnText(path: readonly string[], column: ColumnProps): string {
  const type = column.type === undefined ? '' : ` ${typeText(column.type)}`;
  const collation = column.collation === undefined ? '' : ` COLLATE ${column.collation}`;
  const sparse = column.sparse ? ' SPARSE' : '';
  const mask = column.mask === undefined ? '' : ` MASKED WITH (FUNCTION = ${plainString(column.mask)})`;
  const { encryption } = column;
  const encrypted = encryption
    ? ` ENCRYPTED WITH (COLUMN_ENCRYPTION_KEY = ${quote(encryption.key)}, ENCRYPTION_TYPE = ${encryption.type}, ALGORITHM = ${plainString(encryption.algorithm)})`
    : '';
  const nullable = column.nullable ? ' NULL' : ' NOT NULL';
  return `ALTER TABLE ${quotePath(path)} ALTER COLUMN ${quote(column.name)}${type}${collation}${encrypted}${sparse}${mask}${nullable};`;
}

function alterType(input: Input, before: ColumnProps, after: ColumnProps): ColumnRoute | undefined {
  const from = baseType(before.type, input.current);
  const to = baseType(after.type, input.desired);
  if (!from || !to) return undefined;
  const change = typeChange(from, to);
  if (change.cost === 'impossible') return undefined;
  const { path } = input.before;
  // Features that the desired column gains are added by themselves; the text only keeps what is there.
  const text = alterColumnText(path, { ...after, sparse: before.sparse, mask: before.mask });
  const rewrites =
    change.cost === 'rewrite' || before.collation !== after.collation || before.encryption !== after.encryption;
  const scans = change.cost === 'scan' || (before.nullable && !after.nullable);
  const hazards = typeHazards(input, before, after, change, rewrites, scans);
  const name = token(input, after.name);
  // The server compares the types as they are named: an alias type and its base are two.
  const aliased = before.type?.schema !== after.type?.schema;
  const sameValues = before.collation === after.collation && !rewrites && !aliased;
  return {
    steps: [
      {
        does: 'alter',
        sql: [text],
        removes: [name],
        provides: [name],
        commit: commitOf(input, rewrites || scans ? 'alone' : 'together'),
        ...(hazards.length > 0 && { hazards }),
      },
    ],
    disturbs: [{ member: after.name, keeps: kept(change, sameValues, before.nullable && !after.nullable) }],
  };
}

function offlineHazards({ before }: Input): readonly Hazard[] {
  if (!before.props.memoryOptimized) return [];
  return [hazard('LOCK014', 'warn', 'A memory-optimised table is offline while it is altered.', rowCount(before.path))];
}

/** What the server lets stand on a column that is altered; see ALTER TABLE, "The modified column can't be". */
function kept(change: TypeChange, sameValues: boolean, tightens: boolean): readonly KindName[] {
  const kinds: KindName[] = [];
  if (change.sameName && sameValues) kinds.push('default');
  if (change.widens && sameValues)
    kinds.push('check', ...(tightens ? [] : (['index', 'statistics', 'uniqueConstraint'] as const)));
  return kinds;
}

function typeHazards(
  input: Input,
  before: ColumnProps,
  after: ColumnProps,
  change: TypeChange,
  rewrites: boolean,
  scans: boolean,
): Hazard[] {
  const { path } = input.before;
  const name = quote(before.name);
  const to = after.type ? typeText(after.type) : '';
  const hazards: Hazard[] = [];
  if (change.lossy) {
    const probe = countWhere(
      path,
      lossCondition(before, after, input),
      `hold a value in ${name} that ${to} cannot keep`,
    );
    hazards.push(hazard('DATA003', 'block', `${name} becomes ${to}: values may not fit.`, probe));
  }
  if (before.nullable && !after.nullable) {
    const probe = countWhere(path, `${name} IS NULL`, `are NULL in ${name}`);
    hazards.push(
      hazard('DATA011', 'warn', `${name} becomes NOT NULL: the statement fails if a row has no value.`, probe),
    );
  }
  if (before.collation !== after.collation) {
    const collation = after.collation ?? input.desired.collation;
    hazards.push(
      hazard(
        'COMP008',
        'warn',
        `The collation of ${name} becomes ${collation}: comparisons with other columns and with tempdb may conflict.`,
      ),
    );
  }
  if (rewrites) {
    hazards.push(
      hazard('LOCK002', 'warn', `ALTER COLUMN ${name} writes every row while the table is locked.`, rowCount(path)),
    );
  } else if (scans) {
    hazards.push(
      hazard('LOCK003', 'warn', `ALTER COLUMN ${name} reads every row while the table is locked.`, rowCount(path)),
    );
  }
  hazards.push(...offlineHazards(input));
  return hazards;
}

/** A condition that is true for a value which the new type cannot keep. */
function lossCondition(before: ColumnProps, after: ColumnProps, input: Input): string {
  const name = quote(before.name);
  const from = baseType(before.type, input.current);
  const to = baseType(after.type, input.desired);
  if (!from || !to) return `${name} IS NOT NULL`;
  const strings = /char|binary/;
  const sameEncoding = from.name.startsWith('n') === to.name.startsWith('n');
  if (strings.test(from.name) && strings.test(to.name) && sameEncoding && typeof to.length === 'number') {
    return `DATALENGTH(${name}) > ${to.length * (to.name.startsWith('n') ? 2 : 1)}`;
  }
  const converted = `TRY_CONVERT(${typeText(to)}, ${name})`;
  if (from.name === 'text' || from.name === 'ntext' || from.name === 'image' || from.name === 'xml')
    return `${name} IS NOT NULL`;
  return `${name} IS NOT NULL AND (${converted} IS NULL OR TRY_CONVERT(${typeText(from)}, ${converted}) <> ${name})`;
}
