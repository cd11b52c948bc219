import { parseQuotedPath, quote, quotePath } from '../base/names.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { schemaObjectOf } from '../model/schema-object-of.ts';
import { isSet, noRows, numberOf, textOf } from './columns/cells.ts';
import { builtIn, flag, innerElements, modelElement, readFlag, refer, referencesOf } from './elements.ts';
import type { AlterInput, Kind, ReadContext, Route, SettleContext, StatementBuilder, StepDraft } from './kind.ts';
import type { PartitionFunctionProps } from './partition-function.ts';
import { rankOf } from './rank.ts';
import {
  canonicalFilegroups,
  filegroupOfBase,
  filegroupOfBoundary,
  nextUsedFilegroup,
} from './storage/partition-filegroups.ts';

export type PartitionSchemeProps = {
  readonly function: string;
  /** One name when all partitions are on it, otherwise one for each partition. */
  readonly filegroups: readonly string[];
  /** NEXT USED: where the partition comes that the next SPLIT makes. Absent where it is the one that all partitions are on. */
  readonly nextUsed?: string;
  /** As written, for packages: DacFx tells `ALL TO ([a])` and `TO ([a], [a])` apart. */
  readonly written: readonly string[];
  readonly allToOne: boolean;
};

type PartitionSchemeObject = SchemaObject<PartitionSchemeProps>;

export const buildPartitionScheme: StatementBuilder<'createPartitionScheme'> = (statement, context) => {
  context.add(schemeOf(statement.name, scheme(statement.function, statement.fileGroups, statement.all), context));
};

function scheme(used: string, filegroups: readonly string[], allToOne: boolean): PartitionSchemeProps {
  return { function: used, filegroups, written: filegroups, allToOne };
}

function schemeOf(name: string, props: PartitionSchemeProps, context: ReadContext): PartitionSchemeObject {
  const references: Reference[] = [{ to: context.key('partitionFunction', props.function), binding: 'bound' }];
  const { filegroups, nextUsed } = props;
  for (const filegroup of new Set(nextUsed === undefined ? filegroups : [...filegroups, nextUsed])) {
    if (filegroup.toUpperCase() !== 'PRIMARY')
      references.push({ to: context.key('dataSpace', filegroup), binding: 'bound' });
  }
  return schemaObjectOf(
    { kind: 'partitionScheme', key: context.key('dataSpace', name), path: [name], props },
    references,
  );
}

function settle(object: PartitionSchemeObject, context: SettleContext): PartitionSchemeObject {
  const used = context.get(context.key('partitionFunction', object.props.function)) as
    | SchemaObject<PartitionFunctionProps>
    | undefined;
  const partitions = used && used.props.values.length + 1;
  const { fold } = context.naming;
  const { nextUsed: before, ...props } = object.props;
  const filegroups = canonicalFilegroups(props.written, partitions, fold);
  const nextUsed = nextUsedFilegroup(props.written, partitions, fold);
  return filegroups.length === props.filegroups.length && nextUsed === before
    ? object
    : schemeOf(object.path[0] ?? '', { ...props, filegroups, ...(nextUsed !== undefined && { nextUsed }) }, context);
}

/**
 * Partitions stay on their filegroups; splitting the function gives the scheme new ones, each on the filegroup that was next
 * used. What is next used in the end is said here, or where the last SPLIT has used it up by the function.
 */
function alter({ before, after, changes, current, desired }: AlterInput<PartitionSchemeProps>): Route {
  const recreate: Route = { how: 'recreate', steps: [], disturbs: [{}] };
  if (changes.some((change) => change.property === 'function')) return recreate;
  const key = desired.key('partitionFunction', after.props.function);
  const old = current.model.objects.get(key)?.props as PartitionFunctionProps | undefined;
  const now = desired.model.objects.get(key)?.props as PartitionFunctionProps | undefined;
  if (!old || !now || old.right !== now.right) return recreate;
  const { fold } = desired.naming;
  const same = (a: string, b: string) => fold(a) === fold(b);
  const stays =
    same(
      filegroupOfBase(before.props.filegroups, old.values.length, old.right),
      filegroupOfBase(after.props.filegroups, now.values.length, now.right),
    ) &&
    now.values.every((value, i) => {
      const was = old.values.indexOf(value);
      return (
        was < 0 ||
        same(
          filegroupOfBoundary(before.props.filegroups, was, old.right),
          filegroupOfBoundary(after.props.filegroups, i, now.right),
        )
      );
    });
  if (!stays) return recreate;
  const isSplit = now.values.some((value) => !old.values.includes(value));
  if (isSplit || !changes.some((change) => change.property === 'nextUsed'))
    return { how: 'none', steps: [], disturbs: [] };
  return { how: 'inPlace', steps: [{ does: 'alter', sql: [setNextUsed(after)] }], disturbs: [] };
}

/** A scheme of one filegroup keeps that as the next used one, as ALL TO does. */
export function setNextUsed({ path, props }: SchemaObject<PartitionSchemeProps>): string {
  const next = props.nextUsed ?? (props.filegroups.length === 1 ? props.filegroups[0] : undefined);
  return `ALTER PARTITION SCHEME ${quotePath(path)} NEXT USED${next === undefined ? '' : ` ${quote(next)}`};`;
}

/** A list names what is next used behind the filegroups of the partitions; ALL TO does not. */
function create(object: PartitionSchemeObject): readonly StepDraft[] {
  const { function: used, filegroups, nextUsed } = object.props;
  const all = filegroups.length === 1;
  const names = all || nextUsed === undefined ? filegroups : [...filegroups, nextUsed];
  const text = `CREATE PARTITION SCHEME ${quotePath(object.path)}\nAS PARTITION ${quote(used)} ${all ? 'ALL TO' : 'TO'} (${names.map(quote).join(', ')});`;
  return [{ does: 'create', sql: all && nextUsed !== undefined ? [text, setNextUsed(object)] : [text] }];
}

export const partitionScheme: Kind<PartitionSchemeProps> = {
  name: 'partitionScheme',
  namespace: 'dataSpace',
  title: 'partition scheme',
  rank: rankOf('partitionScheme'),
  scope: 'schema',
  properties: [
    { name: 'function', equality: 'name', aspect: 'identity' },
    { name: 'filegroups', equality: 'names', aspect: 'storage' },
    { name: 'nextUsed', equality: 'name', aspect: 'storage' },
    { name: 'written', equality: 'ignored', aspect: 'text' },
    { name: 'allToOne', equality: 'ignored', aspect: 'text' },
  ],
  element: () => 'SqlPartitionScheme',
  itemName: (object) => quotePath(object.path),
  create,
  drop: (object) => [{ does: 'drop', sql: [`DROP PARTITION SCHEME ${quotePath(object.path)};`] }],
  alter,
  settle,
  dacpac: {
    reads: ['SqlPartitionScheme'],
    read: (element, context) => {
      const [name = ''] = parseQuotedPath(element.name ?? '');
      const filegroups = innerElements(element, 'Filegroups').flatMap((specifier) =>
        referencesOf(specifier, 'Filegroup').map((reference) => parseQuotedPath(reference)[0] ?? ''),
      );
      const used = parseQuotedPath(referencesOf(element, 'PartitionFunction')[0] ?? '')[0] ?? '';
      return [schemeOf(name, scheme(used, filegroups, readFlag(element, 'IsAllToOneFilegroup')), context)];
    },
    write: (object) => [
      modelElement('SqlPartitionScheme', quotePath(object.path), {
        properties: { IsAllToOneFilegroup: flag(object.props.allToOne, false) },
        relationships: {
          Filegroups: object.props.written.map((name) => ({
            element: modelElement('SqlFilegroupSpecifier', undefined, {
              relationships: { Filegroup: [name.toUpperCase() === 'PRIMARY' ? builtIn('PRIMARY') : refer(name)] },
            }),
          })),
          PartitionFunction: [refer(object.props.function)],
        },
      }),
    ],
  },
  catalog: {
    views: {
      'sys.partition_schemes': ['data_space_id', 'name', 'function_id', 'is_system'],
      'sys.partition_functions': ['function_id', 'name'],
      'sys.destination_data_spaces': ['partition_scheme_id', 'destination_id', 'data_space_id'],
      'sys.data_spaces': ['data_space_id', 'name'],
    },
    read: (rows, context) =>
      (rows.get('sys.partition_schemes') ?? noRows)
        .filter((row) => !isSet(row.is_system))
        .map((row) => {
          const used = context.group('sys.partition_functions', 'function_id').get(numberOf(row.function_id))?.[0];
          const destinations =
            context.group('sys.destination_data_spaces', 'partition_scheme_id').get(numberOf(row.data_space_id)) ??
            noRows;
          const filegroups = [...destinations]
            .sort((a, b) => numberOf(a.destination_id) - numberOf(b.destination_id))
            .map((destination) => {
              const id = numberOf(destination.data_space_id);
              return textOf(context.group('sys.data_spaces', 'data_space_id').get(id)?.[0]?.name) ?? '';
            });
          return schemeOf(textOf(row.name) ?? '', scheme(textOf(used?.name) ?? '', filegroups, false), context);
        }),
  },
};
