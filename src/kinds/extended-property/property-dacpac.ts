import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelElement, ModelEntry } from '../../formats/model-element.ts';
import { changedObject } from '../../model/schema-object-of.ts';
import {
  brokerEntry,
  builtIn,
  modelElement,
  refer,
  referencesOf,
  securedPrincipal,
  securedSchema,
} from '../elements.ts';
import type { DacpacReadContext } from '../kind.ts';
import { databaseNumber } from '../permission/permission-dacpac.ts';
import { hostOf, type Level, levelTypeOf } from './property-hosts.ts';
import { type ExtendedPropertyObject, propertyOf } from './property-props.ts';

export function readProperty(element: ModelElement, context: DacpacReadContext): readonly ExtendedPropertyObject[] {
  const [host = '', ...path] = parseQuotedPath(element.name ?? '');
  const name = path.at(-1) ?? '';
  const levels = levelsOf(host, path.slice(0, -1), context);
  const found = levels && hostOf(levels);
  const literal = element.properties.get('Value') ?? 'NULL';
  if (!levels || !found) {
    const unknown = { element: host, path: path.slice(0, -1), object: [] };
    const object = propertyOf(name, literal, unknown, [], context);
    return [changedObject(object, { unread: [`what it hangs on (${host}) is not known`] })];
  }
  return [propertyOf(name, literal, found, levels, context)];
}

/** The way to the host, which the element tells only by name and class. */
function levelsOf(host: string, path: readonly string[], context: DacpacReadContext): readonly Level[] | undefined {
  const [first = '', second = '', third = ''] = path;
  const inSchema = (type: string, name: string): Level[] => [
    { type: 'SCHEMA', name: first },
    { type, name },
  ];
  switch (host) {
    case 'SqlDatabaseOptions':
      return [];
    case 'SqlSchema':
      return [{ type: 'SCHEMA', name: first }];
    case 'SqlColumn':
      return [...inSchema(holderType([first, second], context), second), { type: 'COLUMN', name: third }];
    case 'SqlTableTypeColumn':
      return [...inSchema('TYPE', second), { type: 'COLUMN', name: third }];
    case 'SqlSubroutineParameter':
      return [...inSchema(holderType([first, second], context), second), { type: 'PARAMETER', name: third }];
    case 'SqlIndexBase':
      return [...inSchema(holderType([first, second], context), second), { type: 'INDEX', name: third }];
    case 'SqlConstraint':
    case 'SqlDmlTrigger': {
      const table = tableOf(host, [first, second], context);
      const type = host === 'SqlConstraint' ? 'CONSTRAINT' : 'TRIGGER';
      return table && [...inSchema(holderType(table, context), table[1] ?? ''), { type, name: second }];
    }
    default: {
      const known = levelTypeOf(host);
      if (!known) return undefined;
      return known.inSchema ? inSchema(known.type, second) : [{ type: known.type, name: first }];
    }
  }
}

const holders: readonly (readonly [string, string])[] = [
  ['SqlTable', 'TABLE'],
  ['SqlView', 'VIEW'],
  ['SqlProcedure', 'PROCEDURE'],
  ['SqlScalarFunction', 'FUNCTION'],
  ['SqlInlineTableValuedFunction', 'FUNCTION'],
  ['SqlMultiStatementTableValuedFunction', 'FUNCTION'],
];

function holderType(path: readonly string[], context: DacpacReadContext): string {
  const name = quotePath(path);
  return holders.find(([type]) => context.find(type, name))?.[1] ?? 'TABLE';
}

const constraintTypes = [
  'SqlPrimaryKeyConstraint',
  'SqlUniqueConstraint',
  'SqlForeignKeyConstraint',
  'SqlCheckConstraint',
  'SqlDefaultConstraint',
  'SqlEdgeConstraint',
];

function tableOf(host: string, path: readonly string[], context: DacpacReadContext): readonly string[] | undefined {
  const name = quotePath(path);
  const types = host === 'SqlDmlTrigger' ? ['SqlDmlTrigger'] : constraintTypes;
  for (const type of types) {
    const element = context.find(type, name);
    const table = element && referencesOf(element, host === 'SqlDmlTrigger' ? 'Parent' : 'DefiningTable')[0];
    if (table !== undefined) return parseQuotedPath(table);
  }
  return undefined;
}

export function writeProperty({ path, props }: ExtendedPropertyObject): ModelElement {
  return modelElement('SqlExtendedProperty', quotePath([props.host, ...path]), {
    properties: { Value: props.literal },
    relationships: { Host: [hostEntry(props.host, path.slice(0, -1))] },
  });
}

function hostEntry(host: string, path: readonly string[]): ModelEntry {
  const [name = ''] = path;
  if (host === 'SqlDatabaseOptions') return { reference: '', disambiguator: databaseNumber };
  if (host === 'SqlSchema') return securedSchema(name);
  if (host === 'SqlDatabaseSecurityPrincipal') return securedPrincipal(name);
  if (/^Sql(Contract|MessageType|Route)$/.test(host)) return brokerEntry(name);
  if (host === 'SqlFilegroup' && name.toUpperCase() === 'PRIMARY') return builtIn(name);
  return refer(...path);
}
