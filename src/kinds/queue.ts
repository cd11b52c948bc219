import { parseQuotedPath, quote, quotePath, quoteString } from '../base/names.ts';
import type { ModelElement, ModelEntry } from '../formats/model-element.ts';
import type { ModelType } from '../model/data-type.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { schemaObjectOf } from '../model/schema-object-of.ts';
import type { Option } from '../statements/tree/index.ts';
import {
  builtIn,
  flag,
  isBuiltInPrincipal,
  isBuiltInSchema,
  modelElement,
  principalEntry,
  readFlag,
  refer,
  referencesOf,
  schemaEntry,
} from './elements.ts';
import type { Kind, ReadContext, StatementBuilder } from './kind.ts';
import { schemaPath } from './module/module-builder.ts';
import { bare, optionIsOn } from './option-text.ts';
import { rankOf } from './rank.ts';
import { typeSpecifier } from './type-specifier.ts';

export type QueueProps = {
  readonly status: boolean;
  readonly retention: boolean;
  readonly poisonMessageHandling: boolean;
  readonly activation: boolean;
  /** [schema, name] of the activation procedure; empty without one. */
  readonly procedure: readonly string[];
  readonly maxReaders: number;
  /** SELF, OWNER, or a user's name. A server keeps SELF as who made the queue: dbo here, so SELF stands for dbo too. */
  readonly executeAs: string;
  /** EXECUTE AS 'dbo' is written. */
  readonly asDbo?: true;
  readonly fileGroup: string | undefined;
};

type QueueObject = SchemaObject<QueueProps>;

const plain: QueueProps = {
  status: true,
  retention: false,
  poisonMessageHandling: true,
  activation: false,
  procedure: [],
  maxReaders: 0,
  executeAs: 'SELF',
  fileGroup: undefined,
};

/** CREATE QUEUE; ALTER QUEUE in a project changes what it names. */
export const buildQueue: StatementBuilder<'queue'> = (statement, context) => {
  const path = schemaPath(statement.name, context.defaultSchema);
  const key = context.key('object', ...path);
  if (statement.verb === 'create') {
    context.add(
      queueOf(
        path,
        { ...applied(plain, statement.options, context.defaultSchema), fileGroup: statement.dataSpace },
        context,
      ),
    );
    return;
  }
  context.later(() => {
    const before = context.get(key) as QueueObject | undefined;
    if (before?.kind === 'queue')
      context.replace(queueOf(path, applied(before.props, statement.options, context.defaultSchema), context));
  });
};

function applied(props: QueueProps, options: readonly Option[], defaultSchema: string): QueueProps {
  const nested = (name: string) => options.find((option) => option.name === name)?.options ?? [];
  const activation = nested('ACTIVATION');
  const value = (name: string) => activation.find((option) => option.name === name)?.value;
  const procedure = value('PROCEDURE_NAME');
  const readers = value('MAX_QUEUE_READERS');
  const as = value('EXECUTE AS');
  const path = procedure === undefined ? undefined : parseQuotedPath(procedure);
  return {
    ...props,
    status: optionIsOn(options, 'STATUS') ?? props.status,
    retention: optionIsOn(options, 'RETENTION') ?? props.retention,
    poisonMessageHandling: optionIsOn(nested('POISON_MESSAGE_HANDLING'), 'STATUS') ?? props.poisonMessageHandling,
    activation: activation.length === 0 ? props.activation : (optionIsOn(activation, 'STATUS') ?? true),
    procedure: path === undefined ? props.procedure : path.length > 1 ? path.slice(-2) : [defaultSchema, ...path],
    maxReaders: readers === undefined ? props.maxReaders : Number(readers),
    ...(as === undefined ? {} : executeAsOf(bare(as))),
  };
}

function executeAsOf(as: string): Pick<QueueProps, 'executeAs' | 'asDbo'> {
  if (as.toLowerCase() === 'dbo') return { executeAs: 'SELF', asDbo: true };
  return { executeAs: /^(SELF|OWNER)$/i.test(as) ? as.toUpperCase() : as };
}

function queueOf(path: readonly string[], props: QueueProps, context: ReadContext): QueueObject {
  const references: Reference[] = [];
  if (!isBuiltInSchema(path[0] ?? '')) references.push({ to: context.key('schema', path[0] ?? ''), binding: 'bound' });
  // The procedure is looked up when the queue is activated.
  if (props.procedure.length > 0)
    references.push({ to: context.key('object', ...props.procedure), binding: 'resolved' });
  if (isUser(props.executeAs)) references.push({ to: context.key('principal', props.executeAs), binding: 'bound' });
  return schemaObjectOf({ kind: 'queue', key: context.key('object', ...path), path, props }, references);
}

function isUser(executeAs: string): boolean {
  return executeAs !== 'SELF' && executeAs !== 'OWNER' && !isBuiltInPrincipal(executeAs);
}

function withClause(props: QueueProps): string {
  const onOff = (on: boolean) => (on ? 'ON' : 'OFF');
  const as = props.executeAs === 'SELF' || props.executeAs === 'OWNER' ? props.executeAs : quoteString(props.executeAs);
  const activation =
    props.procedure.length === 0
      ? ''
      : `, ACTIVATION (STATUS = ${onOff(props.activation)}, PROCEDURE_NAME = ${quotePath(props.procedure)}, MAX_QUEUE_READERS = ${props.maxReaders}, EXECUTE AS ${as})`;
  return `WITH STATUS = ${onOff(props.status)}, RETENTION = ${onOff(props.retention)}${activation}, POISON_MESSAGE_HANDLING (STATUS = ${onOff(props.poisonMessageHandling)})`;
}

const messageColumns: readonly (readonly [string, ModelType])[] = [
  ['status', { name: 'tinyint' }],
  ['priority', { name: 'tinyint' }],
  ['queuing_order', { name: 'bigint' }],
  ['conversation_group_id', { name: 'uniqueidentifier' }],
  ['conversation_handle', { name: 'uniqueidentifier' }],
  ['message_sequence_number', { name: 'bigint' }],
  ['service_name', { name: 'nvarchar', length: 512 }],
  ['service_id', { name: 'int' }],
  ['service_contract_name', { name: 'nvarchar', length: 256 }],
  ['service_contract_id', { name: 'int' }],
  ['message_type_name', { name: 'nvarchar', length: 256 }],
  ['message_type_id', { name: 'int' }],
  ['validation', { name: 'nchar', length: 2 }],
  ['message_body', { name: 'varbinary', length: 'max' }],
  // DacFx calls it a date of the greatest length.
  ['message_enqueue_time', { name: 'date', length: 'max' }],
];

/** Columns of every queue, which DacFx lists in each; the last came with SQL Server 2014. */
function columnEntries(path: readonly string[], platform: string): ModelEntry[] {
  const columns = /^Sql(90|100|110)$/.test(platform) ? messageColumns.slice(0, -1) : messageColumns;
  return columns.map(([name, type]) => ({
    element: modelElement('SqlSimpleColumn', quotePath([...path, name]), {
      relationships: { TypeSpecifier: [typeSpecifier(type)] },
    }),
  }));
}

function readElement(element: ModelElement, context: ReadContext): QueueObject {
  const first = (relationship: string) => {
    const reference = referencesOf(element, relationship)[0];
    return reference === undefined ? undefined : parseQuotedPath(reference);
  };
  return queueOf(
    parseQuotedPath(element.name ?? ''),
    {
      status: readFlag(element, 'IsStatusOn', true),
      retention: readFlag(element, 'IsRetentionOn'),
      poisonMessageHandling: readFlag(element, 'IsPoisonMessageHandlingEnabled', true),
      activation: readFlag(element, 'IsActivationOn'),
      procedure: first('ActivationProcedure') ?? [],
      maxReaders: Number(element.properties.get('MaxQueueReaders') ?? 0),
      ...executeAsOf(readFlag(element, 'IsOwner') ? 'OWNER' : (first('User')?.[0] ?? 'SELF')),
      fileGroup: first('Filegroup')?.[0],
    },
    context,
  );
}

function writeElement({ path, props }: QueueObject, { platform }: ReadContext): ModelElement {
  const active = props.procedure.length > 0;
  return modelElement('SqlQueue', quotePath(path), {
    properties: {
      IsStatusOn: flag(props.status, true),
      IsRetentionOn: flag(props.retention, false),
      IsActivationOn: active ? (props.activation ? 'True' : 'False') : undefined,
      MaxQueueReaders: active ? String(props.maxReaders) : undefined,
      IsPoisonMessageHandlingEnabled: flag(props.poisonMessageHandling, true),
      IsSelf: flag(active && props.executeAs === 'SELF' && !props.asDbo, false),
      IsOwner: flag(props.executeAs === 'OWNER', false),
    },
    relationships: {
      ActivationProcedure: active ? [refer(...props.procedure)] : undefined,
      Columns: columnEntries(path, platform),
      Filegroup:
        props.fileGroup === undefined
          ? undefined
          : [props.fileGroup.toUpperCase() === 'PRIMARY' ? builtIn(props.fileGroup) : refer(props.fileGroup)],
      Schema: [schemaEntry(path[0] ?? 'dbo')],
      User: userEntry(props),
    },
  });
}

function userEntry({ executeAs, asDbo }: QueueProps): readonly ModelEntry[] | undefined {
  if (asDbo) return [principalEntry('dbo')];
  return executeAs === 'SELF' || executeAs === 'OWNER' ? undefined : [principalEntry(executeAs)];
}

export const queue: Kind<QueueProps> = {
  name: 'queue',
  namespace: 'object',
  title: 'queue',
  rank: rankOf('queue'),
  scope: 'schema',
  properties: [
    { name: 'status', equality: 'exact', aspect: 'state', default: true },
    { name: 'retention', equality: 'exact', aspect: 'state', default: false },
    { name: 'poisonMessageHandling', equality: 'exact', aspect: 'state', default: true },
    { name: 'activation', equality: 'exact', aspect: 'state', default: false },
    { name: 'procedure', equality: 'names', aspect: 'definition', default: [] },
    { name: 'maxReaders', equality: 'exact', aspect: 'state', default: 0 },
    { name: 'executeAs', equality: 'name', aspect: 'state', default: 'SELF' },
    { name: 'asDbo', equality: 'ignored', aspect: 'text' },
    { name: 'fileGroup', equality: 'ignored', aspect: 'storage' },
  ],
  element: () => 'SqlQueue',
  itemName: (object) => quotePath(object.path),
  create: ({ path, props }) => [
    {
      does: 'create',
      sql: [
        `CREATE QUEUE ${quotePath(path)} ${withClause(props)}${props.fileGroup === undefined ? '' : ` ON ${quote(props.fileGroup)}`};`,
      ],
    },
  ],
  drop: ({ path }) => [
    {
      does: 'drop',
      sql: [`DROP QUEUE ${quotePath(path)};`],
      hazards: [
        {
          code: 'DATA001',
          severity: 'block',
          message: 'Messages in the queue are lost.',
          probe: { sql: `SELECT COUNT(*) FROM ${quotePath(path)}`, says: '{0} messages are in the queue' },
        },
      ],
    },
  ],
  alter: ({ before, after }) => {
    const dropped = before.props.procedure.length > 0 && after.props.procedure.length === 0;
    const name = quotePath(after.path);
    const sql = [
      ...(dropped ? [`ALTER QUEUE ${name} WITH ACTIVATION (DROP);`] : []),
      `ALTER QUEUE ${name} ${withClause(after.props)};`,
    ];
    return { how: 'inPlace', steps: [{ does: 'alter', sql }], disturbs: [] };
  },
  dacpac: {
    reads: ['SqlQueue'],
    read: (element, context) => [readElement(element, context)],
    write: (object, context) => [writeElement(object, context)],
  },
  catalog: {
    views: {
      'sys.service_queues': [
        'object_id',
        'name',
        'schema_id',
        'is_ms_shipped',
        'max_readers',
        'activation_procedure',
        'execute_as_principal_id',
        'is_activation_enabled',
        'is_receive_enabled',
        'is_retention_enabled',
        'is_poison_message_handling_enabled',
      ],
      'sys.objects': ['object_id', 'name', 'schema_id'],
      'sys.database_principals': ['principal_id', 'name'],
    },
    read: (rows, context) =>
      (rows.get('sys.service_queues') ?? [])
        .filter((row) => row.is_ms_shipped !== true)
        .map((row) => {
          const as = row.execute_as_principal_id;
          const executeAs =
            as === -2 ? 'OWNER' : as === null || as === undefined ? 'SELF' : context.principalName(Number(as));
          const procedure = row.activation_procedure ? parseQuotedPath(String(row.activation_procedure)) : [];
          return queueOf(
            context.pathOf(Number(row.object_id)),
            {
              status: row.is_receive_enabled === true,
              retention: row.is_retention_enabled === true,
              poisonMessageHandling: row.is_poison_message_handling_enabled === true,
              activation: row.is_activation_enabled === true,
              procedure: procedure.length === 1 ? ['dbo', ...procedure] : procedure.slice(-2),
              maxReaders: Number(row.max_readers ?? 0),
              executeAs: executeAsOf(executeAs).executeAs,
              fileGroup: undefined,
            },
            context,
          );
        }),
  },
};
