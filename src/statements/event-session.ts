import type { Cursor } from '../syntax/cursor.ts';
import { skipCondition } from './extent.ts';
import { readIdentifier } from './names.ts';
import { readWithOptions } from './options.ts';
import type { EventSession, Option, SourceText } from './tree/index.ts';

type Event = EventSession['events'][number];
type Target = EventSession['targets'][number];

/**
 * { CREATE | ALTER } EVENT SESSION name ON { SERVER | DATABASE } { { ADD | DROP } { EVENT | TARGET } … } [ ,… ]
 *   [ WITH ( option [ ,… ] ) ] [ STATE = { START | STOP } ], the cursor behind SESSION.
 */
export function parseEventSession(c: Cursor, verb: EventSession['verb']): EventSession {
  const name = readIdentifier(c);
  c.expect('ON');
  const on = c.accept('SERVER')
    ? 'SERVER'
    : c.accept('DATABASE')
      ? 'DATABASE'
      : c.fail("'SERVER' or 'DATABASE' expected");
  const events: Event[] = [];
  const targets: Target[] = [];
  let options: Option[] = [];
  let state: EventSession['state'];
  for (;;) {
    if (c.accept('ADD', 'EVENT')) events.push(readEvent(c));
    else if (c.accept('ADD', 'TARGET')) targets.push(readTarget(c));
    else if (c.accept('DROP', 'EVENT')) {
      events.push({ change: 'DROP', name: readDottedName(c), set: [], actions: [] });
    } else if (c.accept('DROP', 'TARGET')) targets.push({ change: 'DROP', name: readDottedName(c), set: [] });
    else if (c.at('WITH', '(')) options = readWithOptions(c);
    else if (c.accept('STATE', '=')) state = readState(c);
    else break;
    c.accept(',');
  }
  return { kind: 'eventSession', verb, name, on, events, targets, options, ...(state ? { state } : {}) };
}

/** name [ ( [ SET name = value [ ,… ] ] [ ACTION ( name [ ,… ] ) ] [ WHERE predicate ] ) ] */
function readEvent(c: Cursor): Event {
  const name = readDottedName(c);
  let set: Option[] = [];
  const actions: (readonly string[])[] = [];
  let where: SourceText | undefined;
  if (c.accept('(')) {
    while (!c.accept(')')) {
      if (c.accept('SET')) set = [...set, ...readSet(c)];
      else if (c.accept('ACTION', '(')) {
        do actions.push(readDottedName(c));
        while (c.accept(','));
        c.expect(')');
      } else if (c.accept('WHERE')) {
        const from = c.index;
        skipCondition(c);
        where = c.textFrom(from);
      } else c.fail("'SET', 'ACTION' or 'WHERE' expected");
      c.accept(',');
    }
  }
  return { change: 'ADD', name, set, actions, ...(where ? { where } : {}) };
}

/** name [ ( SET name = value [ ,… ] ) ] */
function readTarget(c: Cursor): Target {
  const name = readDottedName(c);
  if (!c.accept('(')) return { change: 'ADD', name, set: [] };
  c.accept('SET');
  const set = readSet(c);
  c.expect(')');
  return { change: 'ADD', name, set };
}

/** name = value [ ,… ]; a value may stand in parentheses. */
function readSet(c: Cursor): Option[] {
  const options: Option[] = [];
  do {
    const name = c.name();
    c.expect('=');
    const from = c.index;
    if (c.at('(')) c.skipParentheses();
    else {
      if (c.atAny('-', '+')) c.advance();
      if (c.done || c.atAny(',', ')')) c.fail('a value expected');
      c.advance();
    }
    options.push({ name, value: c.textFrom(from).text });
  } while (c.accept(','));
  return options;
}

/** [ module_guid . ] package . object */
function readDottedName(c: Cursor): string[] {
  const parts: string[] = [];
  do parts.push(c.name());
  while (c.accept('.'));
  return parts;
}

function readState(c: Cursor): 'START' | 'STOP' {
  if (c.accept('START')) return 'START';
  c.expect('STOP');
  return 'STOP';
}
