import { objectId, parseQuotedPath, quotePath, quoteString } from '../base/names.ts';
import type { Cell, Row } from '../formats/catalog-rows.ts';
import type { ModelElement } from '../formats/model-element.ts';
import type { ModelType } from '../model/data-type.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { changedObject, schemaObjectOf } from '../model/schema-object-of.ts';
import type { StatementOf } from '../statements/tree/index.ts';
import type { AliasTypeProps } from './alias-type.ts';
import { modelTypeOf, typeText } from './columns/model-type.ts';
import { flag, innerElements, isBuiltInSchema, modelElement, readFlag, schemaEntry } from './elements.ts';
import type { AlterInput, Kind, ReadContext, Route, SettleContext, StatementBuilder } from './kind.ts';
import { schemaPath } from './module/module-builder.ts';
import { rankOf } from './rank.ts';
import { readTypeSpecifier, typeSpecifier } from './type-specifier.ts';

/** Numbers are decimal text: a sequence may count further than a double can. */
export type SequenceProps = {
  readonly type: ModelType;
  readonly start: string;
  readonly increment: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly cycle: boolean;
  /** Size of the cache, 'default' when the server chooses, 'none' for NO CACHE. */
  readonly cache: string;
  /** What the source states; the rest follows from the type, and DacFx leaves it out. */
  readonly stated: readonly ('type' | 'start' | 'minimum' | 'maximum' | 'increment')[];
};

type SequenceObject = SchemaObject<SequenceProps>;
type Stated = SequenceProps['stated'][number];

type Given = {
  readonly type: ModelType | undefined;
  readonly start: string | undefined;
  readonly increment: string | undefined;
  readonly minimum: string | undefined;
  readonly maximum: string | undefined;
  readonly cycle: boolean;
  readonly cache: string;
};

/** CREATE SEQUENCE; ALTER SEQUENCE changes what it names. */
export const buildSequence: StatementBuilder<'sequence'> = (statement, context) => {
  const path = schemaPath(statement.name, context.defaultSchema);
  if (statement.verb === 'create') {
    context.add(sequenceOf(path, givenBy(statement, context.defaultSchema), context));
    return;
  }
  context.later(() => {
    const before = context.get(context.key('object', ...path)) as SequenceObject | undefined;
    if (before?.kind !== 'sequence') return;
    const changed = givenBy(statement, context.defaultSchema);
    const stated = (name: Stated, value: string): string | undefined =>
      before.props.stated.includes(name) ? value : undefined;
    const { props } = before;
    context.replace(
      sequenceOf(
        path,
        {
          type: props.stated.includes('type') ? props.type : undefined,
          start: statement.restart || stated('start', props.start),
          increment: changed.increment ?? stated('increment', props.increment),
          minimum: statement.minValue === undefined ? stated('minimum', props.minimum) : changed.minimum,
          maximum: statement.maxValue === undefined ? stated('maximum', props.maximum) : changed.maximum,
          cycle: statement.cycle ?? props.cycle,
          cache: statement.cache === undefined ? props.cache : changed.cache,
        },
        context,
      ),
    );
  });
};

function givenBy(statement: StatementOf<'sequence'>, defaultSchema: string): Given {
  return {
    type: statement.type && modelTypeOf(statement.type, defaultSchema),
    start: statement.startWith,
    increment: statement.increment,
    minimum: statement.minValue ?? undefined,
    maximum: statement.maxValue ?? undefined,
    cycle: statement.cycle ?? false,
    cache: statement.cache === null ? 'none' : (statement.cache ?? 'default'),
  };
}

function sequenceOf(path: readonly string[], given: Given, context: ReadContext): SequenceObject {
  const type = given.type ?? { name: 'bigint' };
  const increment = whole(given.increment ?? '1');
  const stated = (['type', 'start', 'minimum', 'maximum', 'increment'] as const).filter(
    (name) => given[name] !== undefined,
  );
  const props: SequenceProps = {
    type,
    increment,
    ...limitsOf(given, increment, type),
    cycle: given.cycle,
    cache: given.cache,
    stated,
  };
  return schemaObjectOf(
    {
      kind: 'sequence',
      key: context.key('object', ...path),
      path,
      props,
    },
    referencesOf(path, type, context),
  );
}

function referencesOf(path: readonly string[], type: ModelType, context: ReadContext): readonly Reference[] {
  const references: Reference[] = [];
  if (!isBuiltInSchema(path[0] ?? '')) references.push({ to: context.key('schema', path[0] ?? ''), binding: 'bound' });
  if (type.schema !== undefined) references.push({ to: context.key('type', type.schema, type.name), binding: 'bound' });
  return references;
}

/** `+5` and `005` are 5. A SQLCMD variable stays as it is. */
function whole(text: string): string {
  return /^[+-]?\d+$/.test(text) ? BigInt(text.replace('+', '')).toString() : text;
}

type Limits = Pick<SequenceProps, 'minimum' | 'maximum' | 'start'>;

/** What is stated of them; the rest follows from the type, and the start from the direction. */
function limitsOf(
  stated: { readonly [K in keyof Limits]?: string | undefined },
  increment: string,
  type: ModelType,
): Limits {
  const range = rangeOf(type);
  const minimum = whole(stated.minimum ?? range.minimum);
  const maximum = whole(stated.maximum ?? range.maximum);
  return { minimum, maximum, start: whole(stated.start ?? (increment.startsWith('-') ? maximum : minimum)) };
}

const ranges: Readonly<Record<string, readonly [string, string]>> = {
  tinyint: ['0', '255'],
  smallint: ['-32768', '32767'],
  int: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
};

function rangeOf(type: ModelType): { readonly minimum: string; readonly maximum: string } {
  const known = type.schema === undefined ? ranges[type.name] : undefined;
  if (known) return { minimum: known[0], maximum: known[1] };
  if (type.precision !== undefined)
    return { minimum: `-${'9'.repeat(type.precision)}`, maximum: '9'.repeat(type.precision) };
  // An alias type's base is known once all objects were read: see `settled`.
  return { minimum: '-9223372036854775808', maximum: '9223372036854775807' };
}

/** What a sequence of an alias type leaves unsaid follows from the type's base, as that of any other from its type. */
function settled(object: SequenceObject, context: SettleContext): SequenceObject {
  const { props } = object;
  if (props.type.schema === undefined) return object;
  const alias = context.get(context.key('type', props.type.schema, props.type.name));
  if (alias?.kind !== 'aliasType') return object;
  const ifStated = (name: keyof Limits) => (props.stated.includes(name) ? props[name] : undefined);
  const stated = { minimum: ifStated('minimum'), maximum: ifStated('maximum'), start: ifStated('start') };
  const limits = limitsOf(stated, props.increment, (alias.props as AliasTypeProps).base);
  if (limits.minimum === props.minimum && limits.maximum === props.maximum && limits.start === props.start)
    return object;
  return changedObject(object, { props: { ...props, ...limits } });
}

function clauses(props: SequenceProps): string {
  const cache = props.cache === 'none' ? 'NO CACHE' : props.cache === 'default' ? 'CACHE' : `CACHE ${props.cache}`;
  return [
    `INCREMENT BY ${props.increment}`,
    `MINVALUE ${props.minimum}`,
    `MAXVALUE ${props.maximum}`,
    props.cycle ? 'CYCLE' : 'NO CYCLE',
    cache,
  ].join(' ');
}

function createSql(object: SequenceObject): string {
  const { props } = object;
  return `CREATE SEQUENCE ${quotePath(object.path)} AS ${typeText(props.type)} START WITH ${props.start} ${clauses(props)};`;
}

/** Everything but the type changes in place; START WITH is only where a RESTART goes, so RESTART WITH records it. */
function alterSequence(input: AlterInput<SequenceProps>): Route {
  const { before, after, changes } = input;
  const name = quotePath(after.path);
  if (changes.some((change) => change.property === 'type')) {
    return {
      how: 'recreate',
      steps: [
        {
          does: 'alter',
          sql: [retypeSql(before, after)],
          removes: [before.key],
          provides: [after.key],
          hazards: [valueHazard(after)],
        },
      ],
      disturbs: [{}],
    };
  }
  if (changes.some((change) => change.property === 'start')) {
    return {
      how: 'inPlace',
      steps: [
        {
          does: 'alter',
          sql: [`ALTER SEQUENCE ${name} RESTART WITH ${after.props.start} ${clauses(after.props)};`],
          hazards: [
            {
              code: 'DATA008',
              severity: 'warn',
              message: `The sequence starts again at ${after.props.start}: numbers that were given out may come again.`,
              probe: currentValueProbe(after.path),
            },
          ],
        },
      ],
      disturbs: [],
    };
  }
  return {
    how: 'inPlace',
    steps: [{ does: 'alter', sql: [`ALTER SEQUENCE ${name} ${clauses(after.props)};`] }],
    disturbs: [],
  };
}

/**
 * A sequence's type cannot be changed: it is dropped and created, and as many numbers are skipped as were given out. Not
 * RESTART WITH, which would change where it starts. One batch, because the count is in a variable.
 */
function retypeSql(before: SequenceObject, after: SequenceObject): string {
  const { start, increment } = after.props;
  return [
    `DECLARE @used bigint = (SELECT CONVERT(bigint, (CONVERT(decimal(38, 0), current_value) - (${start})) / (${increment}) + 1) FROM sys.sequences WHERE object_id = ${objectId(before.path)});`,
    'DECLARE @first sql_variant;',
    `DROP SEQUENCE ${quotePath(before.path)};`,
    createSql(after),
    `IF @used > 0 EXECUTE sp_sequence_get_range @sequence_name = ${quoteString(quotePath(after.path))}, @range_size = @used, @range_first_value = @first OUTPUT;`,
  ].join('\n');
}

function valueHazard(object: SequenceObject): NonNullable<Route['steps'][number]['hazards']>[number] {
  return {
    code: 'DATA008',
    severity: 'warn',
    message: 'The sequence is dropped and created; it counts on behind the numbers that were given out.',
    probe: currentValueProbe(object.path),
  };
}

function currentValueProbe(path: readonly string[]): { readonly sql: string; readonly says: string } {
  return {
    sql: `SELECT CONVERT(nvarchar(40), current_value) FROM sys.sequences WHERE object_id = ${objectId(path)}`,
    says: 'its current value is {0}',
  };
}

function readElement(element: ModelElement, context: ReadContext): SequenceObject {
  const { properties } = element;
  const specifier = innerElements(element, 'TypeSpecifier')[0];
  const cached = readFlag(element, 'IsCached', true);
  return sequenceOf(
    parseQuotedPath(element.name ?? ''),
    {
      type: specifier && readTypeSpecifier(specifier),
      start: properties.get('StartValue'),
      increment: properties.get('Increment'),
      minimum: readFlag(element, 'HasNoMinValue', true) ? undefined : properties.get('MinValue'),
      maximum: readFlag(element, 'HasNoMaxValue', true) ? undefined : properties.get('MaxValue'),
      cycle: readFlag(element, 'IsCycling'),
      cache: cached ? (properties.get('CacheSize') ?? 'default') : 'none',
    },
    context,
  );
}

function writeElement(object: SequenceObject): ModelElement {
  const { props } = object;
  const stated = (name: Stated, value: string): string | undefined => (props.stated.includes(name) ? value : undefined);
  const sized = props.cache !== 'none' && props.cache !== 'default';
  return modelElement('SqlSequence', quotePath(object.path), {
    properties: {
      IsCycling: flag(props.cycle, false),
      IsCached: flag(props.cache !== 'none', true),
      CacheSize: sized ? props.cache : undefined,
      HasNoMaxValue: flag(!props.stated.includes('maximum'), true),
      HasNoMinValue: flag(!props.stated.includes('minimum'), true),
      MinValue: stated('minimum', props.minimum),
      MaxValue: stated('maximum', props.maximum),
      Increment: stated('increment', props.increment),
      StartValue: stated('start', props.start),
    },
    relationships: {
      Schema: [schemaEntry(object.path[0] ?? 'dbo')],
      TypeSpecifier: props.stated.includes('type') ? [typeSpecifier(props.type)] : undefined,
    },
  });
}

function readRow(row: Row, context: ReadContext & Parameters<Kind['catalog']['read']>[1]): SequenceObject {
  const path = context.pathOf(Number(row.object_id));
  const type = context.typeName(Number(row.user_type_id));
  const text = (cell: Cell | undefined) => whole(String(cell));
  const precision = Number(row.precision);
  return sequenceOf(
    path,
    {
      type: modelTypeOf(
        { ...type, ...(/^(decimal|numeric)$/.test(type.name) && { length: precision, scale: 0 }) },
        'dbo',
      ),
      start: text(row.start_value),
      increment: text(row.increment),
      minimum: text(row.minimum_value),
      maximum: text(row.maximum_value),
      cycle: row.is_cycling === true,
      cache: row.is_cached === true ? (row.cache_size === null ? 'default' : String(row.cache_size)) : 'none',
    },
    context,
  );
}

export const sequence: Kind<SequenceProps> = {
  name: 'sequence',
  namespace: 'object',
  title: 'sequence',
  rank: rankOf('sequence'),
  scope: 'schema',
  properties: [
    { name: 'type', equality: 'type', aspect: 'type', default: { name: 'bigint' } },
    { name: 'start', equality: 'exact', aspect: 'data' },
    { name: 'increment', equality: 'exact', aspect: 'state', default: '1' },
    { name: 'minimum', equality: 'exact', aspect: 'state' },
    { name: 'maximum', equality: 'exact', aspect: 'state' },
    { name: 'cycle', equality: 'exact', aspect: 'state', default: false },
    { name: 'cache', equality: 'exact', aspect: 'storage', default: 'default' },
    { name: 'stated', equality: 'ignored', aspect: 'text' },
  ],
  element: () => 'SqlSequence',
  itemName: (object) => quotePath(object.path),
  create: (object) => [{ does: 'create', sql: [createSql(object)] }],
  drop: (object) => [{ does: 'drop', sql: [`DROP SEQUENCE ${quotePath(object.path)};`] }],
  alter: alterSequence,
  settle: settled,
  rename: (before, after) => [
    {
      does: 'rename',
      sql: [
        `EXECUTE sp_rename ${quoteString(quotePath(before.path))}, ${quoteString(after.path.at(-1) ?? '')}, N'OBJECT';`,
      ],
    },
  ],
  dacpac: {
    reads: ['SqlSequence'],
    read: (element, context) => [readElement(element, context)],
    write: (object) => [writeElement(object)],
  },
  catalog: {
    views: {
      'sys.sequences': [
        'object_id',
        'name',
        'schema_id',
        'start_value',
        'increment',
        'minimum_value',
        'maximum_value',
        'is_cycling',
        'is_cached',
        'cache_size',
        'user_type_id',
        'precision',
      ],
      'sys.objects': ['object_id', 'name', 'schema_id'],
      'sys.types': ['user_type_id', 'schema_id', 'name', 'is_user_defined'],
    },
    read: (rows, context) => (rows.get('sys.sequences') ?? []).map((row) => readRow(row, context)),
  },
};
