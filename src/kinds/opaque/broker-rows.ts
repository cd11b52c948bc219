import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import type { CatalogLookup } from '../kind.ts';
import { contractElement, messageTypeElement } from './opaque-element.ts';

export const brokerViews: Readonly<Record<string, readonly string[]>> = {
  'sys.service_message_types': ['message_type_id', 'name', 'principal_id', 'validation', 'xml_collection_id'],
  'sys.service_contracts': ['service_contract_id', 'name', 'principal_id'],
  'sys.service_contract_message_usages': [
    'service_contract_id',
    'message_type_id',
    'is_sent_by_initiator',
    'is_sent_by_target',
  ],
  'sys.xml_schema_collections': ['xml_collection_id', 'schema_id', 'name'],
};

/** Message types and contracts below are the server's own. */
const firstUserId = 65536;

/** Message types and contracts of a server as the elements that a package would hold. */
export function brokerElements(rows: CatalogRows, context: CatalogLookup): readonly ModelElement[] {
  const place = { start: 0, end: 0 };
  const messageNames = new Map<number, string>();
  const elements: ModelElement[] = [];
  const owner = (row: Row) => context.principalName(Number(row.principal_id)) || 'dbo';
  for (const row of rows.get('sys.service_message_types') ?? []) {
    const id = Number(row.message_type_id);
    messageNames.set(id, String(row.name));
    if (id < firstUserId) continue;
    const collection = context
      .group('sys.xml_schema_collections', 'xml_collection_id')
      .get(Number(row.xml_collection_id))?.[0];
    // char(2): 'X '
    const code = String(row.validation).trim();
    const checked = code === 'X';
    const validation = code === 'E' ? 'EMPTY' : !checked ? 'NONE' : collection ? 'VALID_XML' : 'WELL_FORMED_XML';
    elements.push(
      messageTypeElement({
        kind: 'messageType',
        verb: 'create',
        name: String(row.name),
        authorization: owner(row),
        validation,
        ...(checked &&
          collection && {
            schemaCollection: {
              parts: [context.schemaName(Number(collection.schema_id)), String(collection.name)],
              ...place,
            },
          }),
        ...place,
      }),
    );
  }
  const usages = context.group('sys.service_contract_message_usages', 'service_contract_id');
  for (const row of rows.get('sys.service_contracts') ?? []) {
    const id = Number(row.service_contract_id);
    if (id < firstUserId) continue;
    elements.push(
      contractElement({
        kind: 'contract',
        name: String(row.name),
        authorization: owner(row),
        messages: (usages.get(id) ?? []).map((usage) => ({
          type: messageNames.get(Number(usage.message_type_id)) ?? 'DEFAULT',
          sentBy: sender(usage),
        })),
        ...place,
      }),
    );
  }
  return elements;
}

function sender(usage: Row): 'INITIATOR' | 'TARGET' | 'ANY' {
  if (usage.is_sent_by_initiator !== true) return 'TARGET';
  return usage.is_sent_by_target === true ? 'ANY' : 'INITIATOR';
}
