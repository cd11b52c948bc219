import { parseQuotedPath, quote, quotePath } from '../base/names.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { schemaObjectOf } from '../model/schema-object-of.ts';
import { isSet, noRows, numberOf, setOrAbsent, textOf } from './columns/cells.ts';
import { ownerIn } from './columns/child-place.ts';
import { dependencyEntries, lastName, lastNames } from './columns/column-dacpac.ts';
import { compact, flag as mark } from './columns/compact.ts';
import type { ExpressionOwner } from './columns/expression-references.ts';
import { flag, modelElement, readFlag, refer, referencesOf } from './elements.ts';
import { filterReferences } from './index/index-object.ts';
import { columnReferences } from './key-constraint/key-object.ts';
import type { Kind, ReadContext, SettleContext, StatementBuilder } from './kind.ts';
import { schemaPath } from './module/module-builder.ts';
import { rankOf } from './rank.ts';
import { tableOwner } from './table/table-owner.ts';

export type StatisticsProps = {
  readonly columns: readonly string[];
  readonly where?: string;
  readonly noRecompute?: true;
  readonly incremental?: true;
  readonly autoDrop?: true;
  /** How they were sampled when created (FULLSCAN, SAMPLE 10 PERCENT): no lasting property, kept for scripts and packages. */
  readonly sampling?: string;
};

type StatisticsObject = SchemaObject<StatisticsProps>;

/** CREATE STATISTICS. */
export const buildStatistics: StatementBuilder<'createStatistics'> = (statement, context) => {
  const option = (name: string) => statement.options.find((entry) => entry.name === name);
  const on = (name: string) => option(name) !== undefined && option(name)?.value?.toUpperCase() !== 'OFF';
  const sampled = statement.options.find(({ name }) => /^(FULLSCAN|SAMPLE|STATS_STREAM)\b/.test(name));
  const sampling =
    sampled &&
    [sampled.name, sampled.value]
      .filter((part) => part !== undefined)
      .join(' ')
      .toUpperCase();
  context.add(
    statisticsOf(
      [...schemaPath(statement.on, context.defaultSchema), statement.name],
      compact<StatisticsProps>({
        columns: statement.columns,
        where: statement.where?.text,
        noRecompute: mark(on('NORECOMPUTE')),
        incremental: mark(on('INCREMENTAL')),
        autoDrop: mark(on('AUTO_DROP')),
        sampling: sampling?.startsWith('STATS_STREAM') ? undefined : sampling,
      }),
      context,
    ),
  );
};

function statisticsOf(
  path: readonly string[],
  props: StatisticsProps,
  context: ReadContext,
  owner?: ExpressionOwner,
): StatisticsObject {
  const parent = context.key('object', ...path.slice(0, 2));
  return schemaObjectOf<StatisticsProps>(
    { kind: 'statistics', key: context.key('index', ...path), path, parent, props },
    () => [
      { to: parent, binding: 'bound' },
      ...columnReferences(parent, props.columns),
      ...filterReferences(props.where, owner, context),
    ],
  );
}

function settle(object: StatisticsObject, context: SettleContext): StatisticsObject {
  if (object.props.where === undefined) return object;
  const settled = statisticsOf(object.path, object.props, context, ownerIn(object.parent, context));
  return object.origin ? Object.defineProperty(settled, 'origin', { value: object.origin, enumerable: true }) : settled;
}

function createSql({ path, props }: StatisticsObject): string {
  const options = [
    props.sampling,
    props.noRecompute && 'NORECOMPUTE',
    props.incremental && 'INCREMENTAL = ON',
    props.autoDrop && 'AUTO_DROP = ON',
  ].filter((option) => typeof option === 'string');
  const where = props.where === undefined ? '' : `\nWHERE ${props.where}`;
  const tail = options.length === 0 ? '' : `\nWITH ${options.join(', ')}`;
  return `CREATE STATISTICS ${quote(path[2] ?? '')} ON ${quotePath(path.slice(0, 2))}(${props.columns.map(quote).join(', ')})${where}${tail};`;
}

/** SamplingStyle of model.xml: 1 FULLSCAN, 2 percent, 3 rows. */
function samplingProperties(sampling: string | undefined): Readonly<Record<string, string | undefined>> {
  const sample = /^SAMPLE\s+(\d+)\s+(PERCENT|ROWS)/.exec(sampling ?? '');
  if (sample) return { SamplingStyle: sample[2] === 'PERCENT' ? '2' : '3', SampleSize: sample[1] };
  return { SamplingStyle: sampling === 'FULLSCAN' ? '1' : undefined };
}

function readSampling(style: string | undefined, size: string | undefined): string | undefined {
  if (style === '1') return 'FULLSCAN';
  return style === '2' || style === '3' ? `SAMPLE ${size ?? '0'} ${style === '2' ? 'PERCENT' : 'ROWS'}` : undefined;
}

export const statistics: Kind<StatisticsProps> = {
  name: 'statistics',
  namespace: 'index',
  title: 'statistics',
  rank: rankOf('statistics'),
  scope: 'schema',
  properties: [
    { name: 'columns', equality: 'names', aspect: 'definition' },
    { name: 'where', equality: 'expression', aspect: 'definition' },
    { name: 'noRecompute', equality: 'exact', aspect: 'state' },
    { name: 'incremental', equality: 'exact', aspect: 'definition' },
    { name: 'autoDrop', equality: 'exact', aspect: 'state' },
    { name: 'sampling', equality: 'ignored', aspect: 'text' },
  ],
  element: () => 'SqlStatistic',
  itemName: (object) => quotePath(object.path),
  create: (object) => [{ does: 'create', sql: [createSql(object)] }],
  drop: (object) => [{ does: 'drop', sql: [`DROP STATISTICS ${quotePath(object.path)};`] }],
  // Nothing of statistics can be altered but what UPDATE STATISTICS also recomputes; both read the table.
  alter: () => ({ how: 'recreate', steps: [], disturbs: [] }),
  settle,
  hazards: ({ action, object }) =>
    action === 'drop'
      ? [
          {
            code: 'PERF003',
            severity: 'note',
            message: `Statistics ${quotePath(object.path)} are dropped; plans that relied on them may change.`,
          },
        ]
      : [],
  dacpac: {
    reads: ['SqlStatistic'],
    read: (element, context) => {
      const table = parseQuotedPath(referencesOf(element, 'Subject')[0] ?? '');
      const props = compact<StatisticsProps>({
        columns: lastNames(referencesOf(element, 'Columns')),
        where: element.properties.get('FilterPredicate'),
        noRecompute: mark(readFlag(element, 'NoRecompute')),
        incremental: mark(readFlag(element, 'Incremental')),
        autoDrop: mark(readFlag(element, 'AutoDrop')),
        sampling: readSampling(element.properties.get('SamplingStyle'), element.properties.get('SampleSize')),
      });
      return [statisticsOf([...table, lastName(element.name)], props, context)];
    },
    write: (object, context) => {
      const { path, props } = object;
      const table = path.slice(0, 2);
      return [
        modelElement('SqlStatistic', quotePath(path), {
          properties: {
            ...samplingProperties(props.sampling),
            NoRecompute: flag(props.noRecompute, false),
            Incremental: flag(props.incremental, false),
            FilterPredicate: props.where,
            AutoDrop: flag(props.autoDrop, false),
          },
          relationships: {
            Columns: props.columns.map((column) => refer(...table, column)),
            ExpressionDependencies: dependencyEntries(props.where, tableOwner(object.parent, context), context),
            Subject: [refer(...table)],
          },
        }),
      ];
    },
  },
  catalog: {
    views: {
      'sys.stats': [
        ...['object_id', 'name', 'stats_id', 'auto_created', 'user_created', 'no_recompute', 'has_filter'],
        ...['filter_definition', 'is_incremental', 'is_temporary', 'auto_drop'],
      ],
      'sys.stats_columns': ['object_id', 'stats_id', 'stats_column_id', 'column_id'],
      'sys.columns': ['object_id', 'column_id', 'name', 'graph_type'],
      'sys.objects': ['object_id', 'name', 'schema_id', 'type', 'is_ms_shipped'],
    },
    read: (rows, context) =>
      (rows.get('sys.stats') ?? noRows).flatMap((row) => {
        if (!isSet(row.user_created) || isSet(row.is_temporary)) return [];
        const id = numberOf(row.object_id);
        if (isSet(context.object(id)?.is_ms_shipped)) return [];
        const columns = (context.group('sys.stats_columns', 'object_id').get(id) ?? noRows)
          .filter((column) => numberOf(column.stats_id) === numberOf(row.stats_id))
          .sort((a, b) => numberOf(a.stats_column_id) - numberOf(b.stats_column_id))
          .map((column) => context.columnName(id, numberOf(column.column_id)));
        const props = compact<StatisticsProps>({
          columns,
          where: textOf(row.filter_definition),
          noRecompute: setOrAbsent(row.no_recompute),
          incremental: setOrAbsent(row.is_incremental),
          autoDrop: setOrAbsent(row.auto_drop),
        });
        return [statisticsOf([...context.pathOf(id), textOf(row.name) ?? ''], props, context)];
      }),
  },
};
