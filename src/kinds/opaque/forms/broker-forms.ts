import { quoteString } from '../../../base/names.ts';
import { readIdentifier } from '../../../statements/names.ts';
import type { Cursor } from '../../../syntax/cursor.ts';
import { brokerEntry, flag, readFlag, refer, referencesOf } from '../../elements.ts';
import { authorizationOf, type CarriedForm, readAuthorization, readNumber } from './carried-form.ts';

const routeTexts = [
  ['SERVICE_NAME', 'Service'],
  ['BROKER_INSTANCE', 'BrokerInstanceIdentifier'],
  ['LIFETIME', 'Lifetime'],
  ['ADDRESS', 'Address'],
  ['MIRROR_ADDRESS', 'MirrorAddress'],
] as const;

/** CREATE ROUTE name [ AUTHORIZATION owner ] WITH option = value [ ,… ] */
export const routeForm: CarriedForm = {
  element: 'SqlRoute',
  word: 'ROUTE',
  owned: true,
  read: (c) => {
    const owner = readAuthorization(c);
    const properties: Record<string, string> = {};
    c.expect('WITH');
    do {
      const option = routeTexts.find(([word]) => c.accept(word, '=')) ?? c.fail('an option of a route expected');
      properties[option[1]] = option[0] === 'LIFETIME' ? readNumber(c) : c.string();
    } while (c.accept(','));
    return { properties, relationships: { Authorizer: owner } };
  },
  write: (element) => {
    const options = routeTexts.flatMap(([word, property]) => {
      const value = element.properties.get(property);
      return value === undefined ? [] : [`${word} = ${word === 'LIFETIME' ? value : quoteString(value)}`];
    });
    return `CREATE ROUTE ${element.name}${authorizationOf(element)} WITH ${options.join(', ')};`;
  },
};

/** CREATE REMOTE SERVICE BINDING name [ AUTHORIZATION owner ] TO SERVICE 'service' WITH USER = name [ , ANONYMOUS = { ON | OFF } ] */
export const remoteServiceBindingForm: CarriedForm = {
  element: 'SqlRemoteServiceBinding',
  word: 'REMOTE SERVICE BINDING',
  owned: true,
  read: (c) => {
    const owner = readAuthorization(c);
    c.expect('TO', 'SERVICE');
    const service = c.string();
    c.expect('WITH', 'USER', '=');
    const user = readIdentifier(c);
    const anonymous = c.accept(',', 'ANONYMOUS', '=') && readOnOff(c);
    return {
      properties: { Service: service, IsAnonymousOn: flag(anonymous, false) },
      relationships: { Authorizer: owner, WithUser: [refer(user)] },
    };
  },
  write: (element) => {
    const [user] = referencesOf(element, 'WithUser');
    if (user === undefined) return undefined;
    const service = quoteString(element.properties.get('Service') ?? '');
    const anonymous = readFlag(element, 'IsAnonymousOn') ? ', ANONYMOUS = ON' : '';
    return `CREATE REMOTE SERVICE BINDING ${element.name}${authorizationOf(element)} TO SERVICE ${service} WITH USER = ${user}${anonymous};`;
  },
};

function readOnOff(c: Cursor): boolean {
  if (c.accept('ON')) return true;
  c.expect('OFF');
  return false;
}

/**
 * CREATE BROKER PRIORITY name FOR CONVERSATION [ SET ( [ CONTRACT_NAME = … ] [ , LOCAL_SERVICE_NAME = … ]
 * [ , REMOTE_SERVICE_NAME = … ] [ , PRIORITY_LEVEL = … ] ) ]: ANY and DEFAULT are what is not said.
 */
export const brokerPriorityForm: CarriedForm = {
  element: 'SqlBrokerPriority',
  word: 'BROKER PRIORITY',
  read: (c) => {
    c.expect('FOR', 'CONVERSATION');
    const names = new Map<string, string>();
    if (c.accept('SET')) {
      c.expect('(');
      do {
        const word = c.upper();
        c.advance();
        c.expect('=');
        if (c.accept('ANY') || c.accept('DEFAULT')) continue;
        if (word === 'PRIORITY_LEVEL') names.set(word, readNumber(c));
        else if (/^(CONTRACT|LOCAL_SERVICE|REMOTE_SERVICE)_NAME$/.test(word))
          names.set(word, c.atString() ? c.string() : readIdentifier(c));
        else c.fail('an option of a priority expected');
      } while (c.accept(','));
      c.expect(')');
    }
    const level = names.get('PRIORITY_LEVEL');
    const contract = names.get('CONTRACT_NAME');
    const service = names.get('LOCAL_SERVICE_NAME');
    return {
      properties: { PriorityLevel: level === '5' ? undefined : level, RemoteService: names.get('REMOTE_SERVICE_NAME') },
      relationships: {
        Contract: contract === undefined ? undefined : [brokerEntry(contract)],
        LocalService: service === undefined ? undefined : [refer(service)],
      },
    };
  },
  write: (element) => {
    const [contract] = referencesOf(element, 'Contract');
    const [service] = referencesOf(element, 'LocalService');
    const remote = element.properties.get('RemoteService');
    const level = element.properties.get('PriorityLevel');
    const options = [
      ...(contract === undefined ? [] : [`CONTRACT_NAME = ${contract}`]),
      ...(service === undefined ? [] : [`LOCAL_SERVICE_NAME = ${service}`]),
      ...(remote === undefined ? [] : [`REMOTE_SERVICE_NAME = ${quoteString(remote)}`]),
      ...(level === undefined ? [] : [`PRIORITY_LEVEL = ${level}`]),
    ];
    return `CREATE BROKER PRIORITY ${element.name} FOR CONVERSATION${options.length === 0 ? '' : ` SET (${options.join(', ')})`};`;
  },
};
