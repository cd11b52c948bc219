import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readIdentifier, readLooseName, readObjectName } from './names.ts';
import { readOptions, readSingleValue, readWithOptions } from './options.ts';
import type { Contract, MessageType, Option, Queue, Service } from './tree/index.ts';

/**
 * { CREATE | ALTER } QUEUE name [ WITH option [ , ] … ] [ ON file_group ], or ALTER QUEUE name { REBUILD | REORGANIZE
 *   | MOVE TO file_group } [ WITH ( … ) ], which comes out as one option. The cursor behind QUEUE.
 */
export function parseQueue(c: Cursor, verb: Queue['verb']): Queue {
  const name = readObjectName(c);
  const options: Option[] = [];
  for (const maintenance of ['REBUILD', 'REORGANIZE'] as const) {
    if (c.accept(maintenance)) options.push({ name: maintenance, options: readWithOptions(c) });
  }
  if (c.accept('MOVE', 'TO')) options.push({ name: 'MOVE TO', value: readLooseName(c) });
  if (c.accept('WITH')) {
    do options.push(readQueueOption(c));
    while (c.accept(',') || c.atAny('STATUS', 'RETENTION', 'ACTIVATION', 'POISON_MESSAGE_HANDLING'));
  }
  const dataSpace = c.accept('ON') ? readLooseName(c) : undefined;
  return { kind: 'queue', verb, name, options, ...(dataSpace === undefined ? {} : { dataSpace }) };
}

/** { STATUS | RETENTION } = { ON | OFF } | { ACTIVATION | POISON_MESSAGE_HANDLING } ( option [ ,… ] ) */
function readQueueOption(c: Cursor): Option {
  if (c.kind() !== TokenKind.word) c.fail('an option expected');
  const name = c.upper();
  c.advance();
  return c.accept('=') ? { name, value: readSingleValue(c) } : { name, options: readOptions(c) };
}

/**
 * { CREATE | ALTER } SERVICE name [ AUTHORIZATION owner ] [ ON QUEUE queue ] [ ( { contract | ADD CONTRACT contract
 *   | DROP CONTRACT contract } [ ,… ] ) ], the cursor behind SERVICE.
 */
export function parseService(c: Cursor, verb: Service['verb']): Service {
  const name = readIdentifier(c);
  const authorization = c.accept('AUTHORIZATION') ? readLooseName(c) : undefined;
  const queue = c.accept('ON', 'QUEUE') ? readObjectName(c) : undefined;
  const contracts: Service['contracts'][number][] = [];
  if (c.accept('(')) {
    do {
      const drop = c.accept('DROP', 'CONTRACT');
      if (!drop) c.accept('ADD', 'CONTRACT');
      contracts.push({ change: drop ? 'DROP' : 'ADD', name: c.name() });
    } while (c.accept(','));
    c.expect(')');
  }
  return {
    kind: 'service',
    verb,
    name,
    ...(authorization === undefined ? {} : { authorization }),
    ...(queue ? { queue } : {}),
    contracts,
  };
}

/**
 * { CREATE | ALTER } MESSAGE TYPE name [ AUTHORIZATION owner ]
 *   [ VALIDATION = { NONE | EMPTY | WELL_FORMED_XML | VALID_XML WITH SCHEMA COLLECTION name } ], the cursor behind TYPE.
 */
export function parseMessageType(c: Cursor, verb: MessageType['verb']): MessageType {
  const name = readIdentifier(c);
  const authorization = c.accept('AUTHORIZATION') ? readLooseName(c) : undefined;
  let validation: string | undefined;
  let schemaCollection: MessageType['schemaCollection'];
  if (c.accept('VALIDATION', '=')) {
    if (c.kind() !== TokenKind.word) c.fail('a validation expected');
    validation = c.upper();
    c.advance();
    if (c.accept('WITH', 'SCHEMA', 'COLLECTION')) schemaCollection = readObjectName(c);
  }
  return {
    kind: 'messageType',
    verb,
    name,
    ...(authorization === undefined ? {} : { authorization }),
    ...(validation === undefined ? {} : { validation }),
    ...(schemaCollection ? { schemaCollection } : {}),
  };
}

/**
 * CREATE CONTRACT name [ AUTHORIZATION owner ] ( message_type SENT BY { INITIATOR | TARGET | ANY } [ ,… ] ), the cursor
 * behind CONTRACT.
 */
export function parseContract(c: Cursor): Contract {
  const name = readIdentifier(c);
  const authorization = c.accept('AUTHORIZATION') ? readLooseName(c) : undefined;
  const messages: Contract['messages'][number][] = [];
  c.expect('(');
  do {
    const type = c.name();
    c.expect('SENT', 'BY');
    const sentBy = (['INITIATOR', 'TARGET', 'ANY'] as const).find((one) => c.accept(one));
    messages.push({ type, sentBy: sentBy ?? c.fail("'INITIATOR', 'TARGET' or 'ANY' expected") });
  } while (c.accept(','));
  c.expect(')');
  return { kind: 'contract', name, ...(authorization === undefined ? {} : { authorization }), messages };
}
