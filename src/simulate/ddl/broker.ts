import { quote } from '../../base/names.ts';
import type { Contract, MessageType, ObjectName, Queue, Service } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { claimName, dotted, findObject, lastPart, schemaForCreate } from '../names.ts';
import { findOption, optionFlag, optionNumber } from '../options.ts';
import type { QueueRow } from '../rows/object-rows.ts';
import { queueRow } from '../rows/object-rows.ts';
import { refuse } from '../sql-error.ts';
import { securable } from '../state/catalog.ts';

/** CREATE and ALTER QUEUE. Errors 2714, 15151. */
export function defineQueue(c: Context, statement: Queue): void {
  const { catalog } = c;
  const { options } = statement;
  if (statement.verb === 'alter') {
    const row = findObject(c, statement.name) as QueueRow | undefined;
    if (row?.type !== 'SQ') return refuse(15151, 'alter', 'queue', dotted(statement.name));
    catalog.objects.set(row.object_id, { ...row, ...queueValues(c, options, row) } as QueueRow);
    return;
  }
  const schemaId = schemaForCreate(c, statement.name);
  const name = lastPart(statement.name);
  claimName(c, schemaId, name);
  const head = { name, object_id: catalog.nextObjectId(), schema_id: schemaId, parent_object_id: 0 };
  catalog.addObject(queueRow(head, queueValues(c, options, undefined)));
}

function queueValues(c: Context, options: Queue['options'], before: QueueRow | undefined) {
  const activation = findOption(options, 'ACTIVATION');
  const inner = activation?.options ?? [];
  const dropped = inner.some((option) => option.name === 'DROP');
  const procedure = findOption(inner, 'PROCEDURE_NAME')?.value;
  const poison = findOption(options, 'POISON_MESSAGE_HANDLING');
  const user = findOption(inner, 'EXECUTE AS')?.value;
  const status = optionFlag(options, 'STATUS', before?.is_receive_enabled ?? true);
  return {
    max_readers: dropped ? 0 : (optionNumber(inner, 'MAX_QUEUE_READERS') ?? before?.max_readers ?? 0),
    activation_procedure: dropped
      ? null
      : procedure === undefined
        ? (before?.activation_procedure ?? null)
        : bracket(procedure),
    execute_as_principal_id: dropped
      ? null
      : user === undefined
        ? (before?.execute_as_principal_id ?? null)
        : executeAs(c, user),
    is_activation_enabled: dropped
      ? false
      : optionFlag(inner, 'STATUS', activation !== undefined ? true : (before?.is_activation_enabled ?? false)),
    is_receive_enabled: status,
    is_enqueue_enabled: status,
    is_retention_enabled: optionFlag(options, 'RETENTION', before?.is_retention_enabled ?? false),
    is_poison_message_handling_enabled: optionFlag(
      poison?.options ?? [],
      'STATUS',
      before?.is_poison_message_handling_enabled ?? true,
    ),
  };
}

/** `[s].[p]`, however it was written. */
const bracket = (text: string): string =>
  text
    .split('.')
    .map((part) => quote(part.trim().replace(/^\[|\]$/g, '')))
    .join('.');

function executeAs(c: Context, written: string): number | null {
  const plain = written.replace(/^N?'|'$/g, '');
  if (/^SELF$/i.test(plain)) return 1;
  if (/^OWNER$/i.test(plain)) return -2;
  return c.catalog.principalNames.get(c.catalog.fold(plain)) ?? refuse(15151, 'execute as', 'user', plain);
}

/** CREATE and ALTER SERVICE. Errors 2714's like 15151 for queue and contract. */
export function defineService(c: Context, statement: Service): void {
  const { catalog } = c;
  const key = catalog.fold(statement.name);
  const existing = catalog.services.get(key);
  const queueId = (name: ObjectName) => {
    const row = findObject(c, name);
    return row?.type === 'SQ' ? row.object_id : refuse(15151, 'find', 'queue', dotted(name));
  };
  if (statement.verb === 'alter') {
    if (!existing) return refuse(15151, 'alter', 'service', statement.name);
    if (statement.queue) catalog.services.set(key, { ...existing, service_queue_id: queueId(statement.queue) });
  } else {
    if (existing) refuse(2714, statement.name);
    if (!statement.queue) return;
    catalog.services.set(key, {
      name: statement.name,
      service_id: catalog.next('service', 65536),
      principal_id: owner(c, statement.authorization),
      service_queue_id: queueId(statement.queue),
    });
  }
  const id = catalog.services.get(key)?.service_id ?? 0;
  for (const item of statement.contracts) {
    const contract = contractId(c, item.name);
    if (item.change === 'DROP') catalog.serviceContracts.delete(id, contract);
    else catalog.serviceContracts.set(id, contract, contract);
  }
}

function owner(c: Context, name: string | undefined): number {
  if (name === undefined) return 1;
  return c.catalog.principalNames.get(c.catalog.fold(name)) ?? refuse(15151, 'find', 'user', name);
}

/** Contracts and message types that every database has. */
function contractId(c: Context, name: string): number {
  const row = c.catalog.contracts.get(c.catalog.fold(name));
  if (row) return row.service_contract_id;
  const system = systemContracts.indexOf(name);
  if (system >= 0) {
    c.catalog.contracts.set(c.catalog.fold(name), { name, service_contract_id: system + 1, principal_id: 1 });
    return system + 1;
  }
  return refuse(15151, 'find', 'contract', name);
}

const systemContracts = [
  'http://schemas.microsoft.com/SQL/Notifications/PostQueryNotification',
  'http://schemas.microsoft.com/SQL/ServiceBroker/BrokerConfiguration',
  'http://schemas.microsoft.com/SQL/Notifications/PostEventNotification',
  'http://schemas.microsoft.com/SQL/ServiceBroker/ServiceEcho',
  'http://schemas.microsoft.com/SQL/ServiceBroker/ServiceDiagnostic',
  'DEFAULT',
];

const validations: Readonly<Record<string, readonly [string, string]>> = {
  NONE: ['N', 'BINARY'],
  EMPTY: ['E', 'EMPTY'],
  WELL_FORMED_XML: ['X', 'XML'],
};

/** CREATE and ALTER MESSAGE TYPE. */
export function defineMessageType(c: Context, statement: MessageType): void {
  const { catalog } = c;
  const key = catalog.fold(statement.name);
  const existing = catalog.messageTypes.get(key);
  if (statement.verb === 'create' && existing) refuse(2714, statement.name);
  if (statement.verb === 'alter' && !existing) refuse(15151, 'alter', 'message type', statement.name);
  const [code, description] = validations[(statement.validation ?? 'NONE').toUpperCase().split(' ')[0] ?? ''] ?? [
    'X',
    'XML',
  ];
  catalog.messageTypes.set(key, {
    name: statement.name,
    message_type_id: existing?.message_type_id ?? catalog.next('messageType', 65536),
    principal_id: owner(c, statement.authorization),
    validation: code.padEnd(2),
    validation_desc: description,
    xml_collection_id: null,
  });
}

/** CREATE CONTRACT. */
export function createContract(c: Context, statement: Contract): void {
  const { catalog } = c;
  const key = catalog.fold(statement.name);
  if (catalog.contracts.has(key)) refuse(2714, statement.name);
  const id = catalog.next('contract', 65536);
  catalog.contracts.set(key, {
    name: statement.name,
    service_contract_id: id,
    principal_id: owner(c, statement.authorization),
  });
  for (const message of statement.messages) {
    const system = /^(DEFAULT|http:)/i.test(message.type);
    const type =
      catalog.messageTypes.get(catalog.fold(message.type))?.message_type_id ??
      (system ? 14 : refuse(15151, 'find', 'message type', message.type));
    catalog.contractMessages.set(id, type, {
      service_contract_id: id,
      message_type_id: type,
      is_sent_by_initiator: message.sentBy !== 'TARGET',
      is_sent_by_target: message.sentBy !== 'INITIATOR',
    });
  }
}

export function dropService(c: Context, name: string): void {
  const { catalog } = c;
  const row = catalog.services.get(catalog.fold(name)) ?? refuse(15151, 'drop', 'service', name);
  catalog.services.delete(catalog.fold(name));
  catalog.serviceContracts.deleteGroup(row.service_id);
  catalog.permissions.deleteGroup(securable(17, row.service_id));
}

/** Error 3716 while a service uses the contract. */
export function dropContract(c: Context, name: string): void {
  const { catalog } = c;
  const row = catalog.contracts.get(catalog.fold(name)) ?? refuse(15151, 'drop', 'contract', name);
  for (const id of catalog.serviceContracts.values())
    if (id === row.service_contract_id) refuse(3716, 'contract', name, 'service');
  catalog.contracts.delete(catalog.fold(name));
  catalog.contractMessages.deleteGroup(row.service_contract_id);
}

export function dropMessageType(c: Context, name: string): void {
  const { catalog } = c;
  const row = catalog.messageTypes.get(catalog.fold(name)) ?? refuse(15151, 'drop', 'message type', name);
  for (const message of catalog.contractMessages.values()) {
    if (message.message_type_id === row.message_type_id) refuse(3716, 'message type', name, 'contract');
  }
  catalog.messageTypes.delete(catalog.fold(name));
}
