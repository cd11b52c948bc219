import { parseQuotedPath, quotePath } from '../base/names.ts';
import type { ModelType } from '../model/data-type.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { schemaObjectOf } from '../model/schema-object-of.ts';
import { formatType } from '../syntax/type-names.ts';
import { catalogType } from './catalog-type.ts';
import { isSet, noRows, numberOf, textOf } from './columns/cells.ts';
import { modelTypeOf } from './columns/model-type.ts';
import { innerElements, modelElement } from './elements.ts';
import type { AlterInput, Kind, ReadContext, Route, StatementBuilder, StepDraft } from './kind.ts';
import { type PartitionSchemeProps, setNextUsed } from './partition-scheme.ts';
import { rankOf } from './rank.ts';
import { boundaryLiteral, boundaryValue } from './storage/boundary-value.ts';
import { filegroupOfBoundary } from './storage/partition-filegroups.ts';
import { readTypeSpecifier, typeSpecifier } from './type-specifier.ts';

export type PartitionFunctionProps = {
  readonly type: ModelType;
  readonly right: boolean;
  /** Canonical values in order, see boundary-value.ts. */
  readonly values: readonly string[];
  /** The literals as written, for scripts and packages; empty when read from a catalog. */
  readonly literals: readonly string[];
};

type PartitionFunctionObject = SchemaObject<PartitionFunctionProps>;

export const buildPartitionFunction: StatementBuilder<'createPartitionFunction'> = (statement, context) => {
  const type = modelTypeOf(statement.type, context.defaultSchema);
  const literals = statement.values.map((value) => value.text);
  context.add(functionOf(statement.name, type, statement.range === 'RIGHT', literals, literals, context));
};

function functionOf(
  name: string,
  type: ModelType,
  right: boolean,
  values: readonly string[],
  literals: readonly string[],
  context: ReadContext,
): PartitionFunctionObject {
  return schemaObjectOf(
    {
      kind: 'partitionFunction',
      key: context.key('partitionFunction', name),
      path: [name],
      props: { type, right, values: values.map((value) => boundaryValue(value, type)), literals },
    },
    [],
  );
}

function literalsOf({ type, values, literals }: PartitionFunctionProps): readonly string[] {
  return literals.length === values.length ? literals : values.map((value) => boundaryLiteral(value, type));
}

/** Boundaries that come and go are split and merged in place; another type or side makes another function. */
function alter({ before, after, changes, current, desired }: AlterInput<PartitionFunctionProps>): Route {
  if (changes.some((change) => change.property !== 'values')) return { how: 'recreate', steps: [], disturbs: [{}] };
  const name = quotePath(after.path);
  const steps: StepDraft[] = [];
  const kept = new Set(after.props.values);
  for (const [i, value] of before.props.values.entries()) {
    if (kept.has(value)) continue;
    const literal = literalsOf(before.props)[i] ?? value;
    steps.push(boundaryStep(`ALTER PARTITION FUNCTION ${name}() MERGE RANGE (${literal});`, 'merged', literal, name));
  }
  const known = new Set(before.props.values);
  const schemes = desired.index
    .dependentsOf(after.key)
    .map(({ object }) => object as SchemaObject<PartitionSchemeProps>)
    .filter((object) => object.kind === 'partitionScheme' && current.model.objects.has(object.key));
  const added = [...after.props.values.keys()].filter((i) => !known.has(after.props.values[i] ?? ''));
  for (const i of added) {
    const literal = literalsOf(after.props)[i] ?? after.props.values[i] ?? '';
    const next = schemes.map((scheme) => {
      const target = filegroupOfBoundary(scheme.props.filegroups, i, after.props.right);
      return `ALTER PARTITION SCHEME ${quotePath(scheme.path)} NEXT USED ${quotePath([target])};`;
    });
    const split = `ALTER PARTITION FUNCTION ${name}() SPLIT RANGE (${literal});`;
    // Each SPLIT uses up what was next used: what is so in the end is said behind the last one.
    const last = i === added.at(-1) ? schemes.filter(({ props }) => props.nextUsed !== undefined) : [];
    const sql = [...next, split, ...last.map(setNextUsed)].join('\n');
    steps.push(boundaryStep(sql, 'split', literal, name));
  }
  return { how: 'inPlace', steps, disturbs: [] };
}

function boundaryStep(sql: string, what: 'split' | 'merged', literal: string, name: string): StepDraft {
  return {
    does: 'alter',
    sql: [sql],
    commit: 'alone',
    hazards: [
      {
        code: 'LOCK010',
        severity: 'warn',
        message: `Partition function ${name} is ${what} at ${literal}: if a partition on either side has rows they are moved offline, with up to four times their size in log, in one transaction over every table on the function.`,
        probe: {
          sql: `SELECT SUM(p.rows), COUNT(DISTINCT p.object_id) FROM sys.partitions AS p JOIN sys.indexes AS i ON i.object_id = p.object_id AND i.index_id = p.index_id JOIN sys.partition_schemes AS s ON s.data_space_id = i.data_space_id JOIN sys.partition_functions AS f ON f.function_id = s.function_id WHERE f.name = N'${name.slice(1, -1).replaceAll(']]', ']').replaceAll("'", "''")}' AND i.index_id <= 1`,
          says: '{0} rows in {1} tables are partitioned by it',
        },
      },
    ],
  };
}

export const partitionFunction: Kind<PartitionFunctionProps> = {
  name: 'partitionFunction',
  namespace: 'partitionFunction',
  title: 'partition function',
  rank: rankOf('partitionFunction'),
  scope: 'schema',
  properties: [
    { name: 'type', equality: 'type', aspect: 'identity' },
    { name: 'right', equality: 'exact', aspect: 'identity' },
    { name: 'values', equality: 'exact', aspect: 'data' },
    { name: 'literals', equality: 'ignored', aspect: 'text' },
  ],
  element: () => 'SqlPartitionFunction',
  itemName: (object) => quotePath(object.path),
  create: (object) => {
    const { type, right } = object.props;
    const values = literalsOf(object.props).join(', ');
    return [
      {
        does: 'create',
        sql: [
          `CREATE PARTITION FUNCTION ${quotePath(object.path)}(${formatType(type)})\nAS RANGE ${right ? 'RIGHT' : 'LEFT'} FOR VALUES (${values});`,
        ],
      },
    ];
  },
  drop: (object) => [{ does: 'drop', sql: [`DROP PARTITION FUNCTION ${quotePath(object.path)};`] }],
  alter,
  dacpac: {
    reads: ['SqlPartitionFunction'],
    read: (element, context) => {
      const [name = ''] = parseQuotedPath(element.name ?? '');
      const specifier = innerElements(element, 'ParameterType')[0];
      const type = (specifier && readTypeSpecifier(specifier)) ?? { name: 'int' };
      const literals = innerElements(element, 'BoundaryValues').map(
        (value) => value.properties.get('ExpressionScript') ?? '',
      );
      return [functionOf(name, type, element.properties.get('Range') === '2', literals, literals, context)];
    },
    write: (object) => [
      modelElement('SqlPartitionFunction', quotePath(object.path), {
        properties: { Range: object.props.right ? '2' : undefined },
        relationships: {
          BoundaryValues: literalsOf(object.props).map((literal) => ({
            element: modelElement('SqlPartitionValue', undefined, { properties: { ExpressionScript: literal } }),
          })),
          ParameterType: [typeSpecifier(object.props.type)],
        },
      }),
    ],
  },
  catalog: {
    views: {
      'sys.partition_functions': ['function_id', 'name', 'boundary_value_on_right', 'is_system'],
      'sys.partition_parameters': ['function_id', 'parameter_id', 'user_type_id', 'max_length', 'precision', 'scale'],
      'sys.partition_range_values': ['function_id', 'boundary_id', 'parameter_id', 'value'],
    },
    read: (rows, context) =>
      (rows.get('sys.partition_functions') ?? noRows)
        .filter((row) => !isSet(row.is_system))
        .map((row) => {
          const id = numberOf(row.function_id);
          const parameter = context.group('sys.partition_parameters', 'function_id').get(id)?.[0];
          const type = parameter
            ? catalogType(
                context.typeName(numberOf(parameter.user_type_id)).name,
                numberOf(parameter.max_length),
                numberOf(parameter.precision),
                numberOf(parameter.scale),
              )
            : { name: 'int' };
          const values = [...(context.group('sys.partition_range_values', 'function_id').get(id) ?? noRows)]
            .sort((a, b) => numberOf(a.boundary_id) - numberOf(b.boundary_id))
            .map((value) => String(value.value ?? ''));
          return functionOf(textOf(row.name) ?? '', type, isSet(row.boundary_value_on_right), values, [], context);
        }),
  },
};
