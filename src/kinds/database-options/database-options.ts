import type { SchemaObject } from '../../model/schema-object.ts';
import { changedObject, schemaObjectOf } from '../../model/schema-object-of.ts';
import { modelElement } from '../elements.ts';
import type { Hazard, Kind, Property, ReadContext, StatementBuilder, StepDraft } from '../kind.ts';
import { databaseNumber } from '../permission/permission-dacpac.ts';
import { rankOf } from '../rank.ts';
import { memberName, type OptionRow, optionRows } from './option-rows.ts';
import { elementProperties, optionsOfElement, optionsOfProject, optionsOfRows } from './options-read.ts';
import { type DatabaseOptionsProps, setSql } from './options-sql.ts';
import { afterStatement } from './options-stated.ts';

type OptionsObject = SchemaObject<DatabaseOptionsProps>;

function optionsOf(props: DatabaseOptionsProps, context: ReadContext): OptionsObject {
  return schemaObjectOf(
    {
      kind: 'databaseOptions',
      key: context.key('database'),
      path: [],
      props,
    },
    [],
  );
}

/** The options of a project by its MSBuild properties (lower-case names). */
export function projectOptions(properties: ReadonlyMap<string, string>, context: ReadContext): OptionsObject {
  return optionsOf(optionsOfProject(properties, context), context);
}

/** ALTER DATABASE … SET in a project's file changes what the project says; its other changes belong to other kinds. */
export const buildDatabaseSet: StatementBuilder<'alterDatabase'> = ({ change, start }, context) => {
  if (change.action !== 'set' && change.action !== 'scopedConfiguration') return;
  context.later(() => {
    const before = context.get(context.key('database')) as OptionsObject | undefined;
    if (!before) return;
    const { props, unread } = afterStatement(before.props, change);
    for (const setting of unread) {
      context.report(
        {
          code: 'PRJ006',
          severity: 'warning',
          message: `ALTER DATABASE … ${setting} is not read: it is no part of what a package describes.`,
          hint: 'Set it in a pre- or post-deployment script.',
        },
        start,
      );
    }
    context.replace(changedObject(before, { props }));
  });
};

function propertyOf(row: OptionRow): Property {
  return {
    name: memberName(row.element),
    equality: row.type === 'text' ? 'name' : 'exact',
    aspect: 'state',
    ...(row.initial !== undefined && { default: row.initial }),
    ...(row.scope !== 'schema' && { scope: row.scope }),
  };
}

function steps(
  props: DatabaseOptionsProps,
  platform: string,
  does: 'create' | 'alter',
  changed: (member: string) => boolean,
): readonly StepDraft[] {
  return setSql(props, platform, changed).map((sql) => ({
    does,
    sql: [sql],
    commit: 'outside' as const,
    hazards: hazardsOf(sql),
  }));
}

function hazardsOf(sql: string): readonly Hazard[] {
  const hazards: Hazard[] = [{ code: 'PERF006', severity: 'note', message: `A database option changes: ${sql}` }];
  if (/\b(TRUSTWORTHY|DB_CHAINING) ON\b/.test(sql)) {
    hazards.push({ code: 'SEC003', severity: 'warn', message: 'Code of this database may act in other databases.' });
  }
  return hazards;
}

export const databaseOptions: Kind<DatabaseOptionsProps> = {
  name: 'databaseOptions',
  namespace: 'database',
  title: 'database options',
  rank: rankOf('databaseOptions'),
  scope: 'schema',
  properties: optionRows.map(propertyOf),
  element: () => 'SqlDatabaseOptions',
  itemName: () => 'Database Options',
  create: (object, context) => steps(object.props, context.platform, 'create', () => true),
  // A database always has options.
  drop: () => [],
  alter: ({ after, changes, desired }) => {
    const members = new Set(changes.map((change) => change.property));
    const drafts = steps(after.props, desired.platform, 'alter', (member) => members.has(member));
    return { how: drafts.length === 0 ? 'none' : 'inPlace', steps: drafts, disturbs: [] };
  },
  dacpac: {
    reads: ['SqlDatabaseOptions'],
    read: (element, context) => [optionsOf(optionsOfElement(element, context), context)],
    write: (object, context) => [
      {
        ...modelElement('SqlDatabaseOptions', undefined, {
          properties: elementProperties(object.props, context.platform),
        }),
        disambiguator: databaseNumber,
      },
    ],
  },
  catalog: {
    views: {
      'sys.databases': [
        ...new Set(
          optionRows.flatMap((row) =>
            row.view === undefined && row.group !== 'scoped' && row.column ? [row.column] : [],
          ),
        ),
      ],
      'sys.change_tracking_databases': [
        'database_id',
        'is_auto_cleanup_on',
        'retention_period',
        'retention_period_units_desc',
      ],
      'sys.database_query_store_options': [
        'desired_state_desc',
        'query_capture_mode_desc',
        'flush_interval_seconds',
        'interval_length_minutes',
        'max_storage_size_mb',
        'max_plans_per_query',
        'stale_query_threshold_days',
      ],
      'sys.database_scoped_configurations': ['name', 'value', 'value_for_secondary'],
    },
    read: (rows, context) => {
      const props = optionsOfRows(rows);
      return props === undefined ? [] : [optionsOf(props, context)];
    },
  },
};
