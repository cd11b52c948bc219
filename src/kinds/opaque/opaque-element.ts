import { parseQuotedPath, quote, quotePath } from '../../base/names.ts';
import type { ModelElement, ModelEntry } from '../../formats/model-element.ts';
import type { StatementOf } from '../../statements/tree/index.ts';
import { brokerEntry, flag, innerElements, modelElement, principalEntry, refer, referencesOf } from '../elements.ts';
import { encryptionKeyText } from './encryption-keys.ts';
import { formOfElement } from './forms/carried-forms.ts';

/** An element as text in which equal elements are equal: members sorted, numbers that only tie elements together left out. */
export function canonicalElement(element: ModelElement): string {
  const properties = [...element.properties]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, /^0x[\da-f]*$/i.test(value) ? value.toLowerCase() : value]);
  const relationships = [...element.relationships]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entries]) => [name, canonicalEntries(name, entries)]);
  return JSON.stringify([element.type, element.name ?? '', properties, relationships]);
}

/** Messages of a contract are a set, and so is what a rule is bound to. */
function canonicalEntries(relationship: string, entries: readonly ModelEntry[]): readonly string[] {
  const texts = entries.map(canonicalEntry);
  return /^(Messages|BoundTargets|Encryption\w+)$/.test(relationship) ? texts.sort() : texts;
}

function canonicalEntry(entry: ModelEntry): string {
  return 'element' in entry ? canonicalElement(entry.element) : entry.reference;
}

const validations = ['NONE', 'EMPTY', 'WELL_FORMED_XML', 'VALID_XML'];

export function messageTypeElement(statement: StatementOf<'messageType'>): ModelElement {
  const validation = (statement.validation ?? 'NONE').toUpperCase().replaceAll(' ', '_');
  const number = validations.findIndex((word) => validation.startsWith(word));
  const collection = statement.schemaCollection?.parts;
  return modelElement('SqlMessageType', quotePath([statement.name]), {
    properties: { ValidationMethod: number > 0 ? String(number + 1) : undefined },
    relationships: {
      Authorizer: [principalEntry(statement.authorization ?? 'dbo')],
      XmlSchemaCollection: collection && [refer(...collection)],
    },
  });
}

const senders = ['INITIATOR', 'TARGET', 'ANY'];

export function contractElement(statement: StatementOf<'contract'>): ModelElement {
  return modelElement('SqlContract', quotePath([statement.name]), {
    relationships: {
      Authorizer: [principalEntry(statement.authorization ?? 'dbo')],
      Messages: statement.messages.map(({ type, sentBy }) => ({
        element: modelElement('SqlContractMessageSpecifier', undefined, {
          properties: { IsDefault: flag(type === 'DEFAULT', false), SentBy: String(senders.indexOf(sentBy) + 1) },
          relationships: { MessageType: [brokerEntry(type)] },
        }),
      })),
    },
  });
}

/** The statement that creates what an element says, for the few types whose elements say everything. */
export function createTextOf(element: ModelElement): string | undefined {
  const name = element.name ?? '';
  const owner = quote(parseQuotedPath(referencesOf(element, 'Authorizer')[0] ?? '[dbo]')[0] ?? 'dbo');
  if (element.type === 'SqlMessageType') {
    const validation = validations[Number(element.properties.get('ValidationMethod') ?? 1) - 1] ?? 'NONE';
    const collection = referencesOf(element, 'XmlSchemaCollection')[0];
    return `CREATE MESSAGE TYPE ${name} AUTHORIZATION ${owner} VALIDATION = ${validation}${collection === undefined ? '' : ` WITH SCHEMA COLLECTION ${collection}`};`;
  }
  if (element.type === 'SqlContract') {
    const messages = innerElements(element, 'Messages').map((message) => {
      const type = referencesOf(message, 'MessageType')[0] ?? '[DEFAULT]';
      return `${type} SENT BY ${senders[Number(message.properties.get('SentBy')) - 1] ?? 'ANY'}`;
    });
    return `CREATE CONTRACT ${name} AUTHORIZATION ${owner} (${messages.join(', ')});`;
  }
  return formOfElement(element.type)?.write(element) ?? encryptionKeyText(element);
}
