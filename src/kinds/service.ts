import { parseQuotedPath, quote, quotePath } from '../base/names.ts';
import type { CatalogRows } from '../formats/catalog-rows.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { schemaObjectOf } from '../model/schema-object-of.ts';
import {
  builtIn,
  flag,
  isBuiltInPrincipal,
  modelElement,
  principalEntry,
  readFlag,
  refer,
  referencesOf,
} from './elements.ts';
import type { AlterInput, CatalogLookup, Kind, ReadContext, Route, StatementBuilder } from './kind.ts';
import { schemaPath } from './module/module-builder.ts';
import { ownerChanged, ownerHazard } from './ownership.ts';
import { rankOf } from './rank.ts';

export type ServiceProps = {
  /** [schema, name] */
  readonly queue: readonly string[];
  /** Names, without [DEFAULT]. */
  readonly contracts: readonly string[];
  readonly defaultContract: boolean;
  readonly owner: string;
};

type ServiceObject = SchemaObject<ServiceProps>;

/** CREATE SERVICE. */
export const buildService: StatementBuilder<'service'> = (statement, context) => {
  if (statement.verb === 'alter') return;
  const names = statement.contracts.map((contract) => contract.name);
  context.add(
    serviceOf(
      statement.name,
      {
        queue: statement.queue ? schemaPath(statement.queue, context.defaultSchema) : [],
        contracts: names.filter((name) => name !== 'DEFAULT'),
        defaultContract: names.includes('DEFAULT'),
        owner: statement.authorization ?? 'dbo',
      },
      context,
    ),
  );
};

function serviceOf(name: string, props: ServiceProps, context: ReadContext): ServiceObject {
  const references: Reference[] = [{ to: context.key('object', ...props.queue), binding: 'bound' }];
  for (const contract of props.contracts)
    if (!isBuiltInContract(contract))
      references.push({ to: context.key('opaque', 'SqlContract', contract), binding: 'bound' });
  if (!isBuiltInPrincipal(props.owner))
    references.push({ to: context.key('principal', props.owner), binding: 'bound' });
  return schemaObjectOf({ kind: 'service', key: context.key('service', name), path: [name], props }, references);
}

/** Contracts that every database has: http://schemas.microsoft.com/SQL/Notifications/PostEventNotification and its like. */
function isBuiltInContract(name: string): boolean {
  return name.startsWith('http://schemas.microsoft.com/SQL/');
}

function contractNames(props: ServiceProps): readonly string[] {
  return [...props.contracts, ...(props.defaultContract ? ['DEFAULT'] : [])];
}

function createSql({ path, props }: ServiceObject): string {
  const contracts = contractNames(props);
  const list = contracts.length === 0 ? '' : ` (${contracts.map(quote).join(', ')})`;
  return `CREATE SERVICE ${quotePath(path)} AUTHORIZATION ${quote(props.owner)} ON QUEUE ${quotePath(props.queue)}${list};`;
}

function alterService({ before, after, changes }: AlterInput<ServiceProps>): Route {
  const changed = (name: keyof ServiceProps) => changes.some((change) => change.property === name);
  const name = quotePath(after.path);
  const was = contractNames(before.props);
  const is = contractNames(after.props);
  const parts = [
    ...is.filter((contract) => !was.includes(contract)).map((contract) => `ADD CONTRACT ${quote(contract)}`),
    ...was.filter((contract) => !is.includes(contract)).map((contract) => `DROP CONTRACT ${quote(contract)}`),
  ];
  const sql = [
    ...(changed('queue') ? [`ALTER SERVICE ${name} ON QUEUE ${quotePath(after.props.queue)};`] : []),
    ...(parts.length > 0 ? [`ALTER SERVICE ${name} (${parts.join(', ')});`] : []),
    ...(changed('owner') ? [ownerChanged('SERVICE', after.path, after.props.owner)] : []),
  ];
  const hazards = changed('owner') ? [ownerHazard(after.props.owner)] : [];
  return { how: 'inPlace', steps: [{ does: 'alter', sql, hazards }], disturbs: [] };
}

/** Services below are the server's own. */
const firstUserService = 65536;

function readRows(rows: CatalogRows, context: ReadContext & CatalogLookup): readonly ServiceObject[] {
  const contracts = new Map(
    (rows.get('sys.service_contracts') ?? []).map((row) => [Number(row.service_contract_id), String(row.name)]),
  );
  const usages = context.group('sys.service_contract_usages', 'service_id');
  return (rows.get('sys.services') ?? []).flatMap((row) => {
    const id = Number(row.service_id);
    if (id < firstUserService) return [];
    const names = (usages.get(id) ?? []).map((usage) => contracts.get(Number(usage.service_contract_id)) ?? '');
    const props = {
      queue: context.pathOf(Number(row.service_queue_id)),
      contracts: names.filter((name) => name !== 'DEFAULT'),
      defaultContract: names.includes('DEFAULT'),
      owner: context.principalName(Number(row.principal_id)) || 'dbo',
    };
    return [serviceOf(String(row.name), props, context)];
  });
}

export const service: Kind<ServiceProps> = {
  name: 'service',
  namespace: 'service',
  title: 'service',
  rank: rankOf('service'),
  scope: 'schema',
  properties: [
    { name: 'queue', equality: 'names', aspect: 'definition' },
    { name: 'contracts', equality: 'nameSet', aspect: 'definition', default: [] },
    { name: 'defaultContract', equality: 'exact', aspect: 'definition', default: false },
    { name: 'owner', equality: 'name', aspect: 'state', default: 'dbo', scope: 'security' },
  ],
  element: () => 'SqlService',
  itemName: (object) => quotePath(object.path),
  create: (object) => [{ does: 'create', sql: [createSql(object)] }],
  drop: (object) => [{ does: 'drop', sql: [`DROP SERVICE ${quotePath(object.path)};`] }],
  alter: alterService,
  dacpac: {
    reads: ['SqlService'],
    read: (element, context) => {
      const [owner] = parseQuotedPath(referencesOf(element, 'Authorizer')[0] ?? '[dbo]');
      return [
        serviceOf(
          parseQuotedPath(element.name ?? '')[0] ?? '',
          {
            queue: parseQuotedPath(referencesOf(element, 'Queue')[0] ?? ''),
            contracts: referencesOf(element, 'Contracts').map((name) => parseQuotedPath(name)[0] ?? ''),
            defaultContract: readFlag(element, 'UseDefaultContract'),
            owner: owner ?? 'dbo',
          },
          context,
        ),
      ];
    },
    write: ({ path, props }) => [
      modelElement('SqlService', quotePath(path), {
        properties: { UseDefaultContract: flag(props.defaultContract, false) },
        relationships: {
          Authorizer: [principalEntry(props.owner)],
          Contracts: props.contracts.map((name) => (isBuiltInContract(name) ? builtIn(name) : refer(name))),
          Queue: [refer(...props.queue)],
        },
      }),
    ],
  },
  catalog: {
    views: {
      'sys.services': ['service_id', 'name', 'principal_id', 'service_queue_id'],
      'sys.service_contract_usages': ['service_id', 'service_contract_id'],
      'sys.service_contracts': ['service_contract_id', 'name'],
      'sys.objects': ['object_id', 'name', 'schema_id'],
      'sys.database_principals': ['principal_id', 'name'],
    },
    read: readRows,
  },
};
