import type { Cursor } from '../syntax/cursor.ts';
import { parseAddSensitivity } from './sensitivity.ts';
import { restOfStatement } from './statement-start.ts';
import type { AddSensitivity, OtherStatement } from './tree/index.ts';

/**
 * A statement that is known by its first word alone (two words for UPDATE STATISTICS and EXECUTE AS) and carried as
 * text: DBCC, BACKUP, KILL, CHECKPOINT, REVERT, Service Broker's verbs …
 */
export function parseOther(c: Cursor): OtherStatement {
  const from = c.index;
  const two =
    c.at('UPDATE', 'STATISTICS') ||
    c.at('EXECUTE', 'AS') ||
    c.at('EXEC', 'AS') ||
    c.at('INSERT', 'BULK') ||
    c.upper(1) === 'BULK';
  const verb = two ? `${c.upper()} ${c.upper(1)}` : c.upper();
  c.advance(two ? 2 : 1);
  return { kind: 'other', verb, text: restOfStatement(c, from, (at) => at.at('REVERT') && at.upper(-1) === 'NO') };
}

/** ADD { SENSITIVITY CLASSIFICATION … | [ COUNTER ] SIGNATURE … }, at ADD. */
export function parseAdd(c: Cursor): AddSensitivity | OtherStatement {
  if (c.accept('ADD', 'SENSITIVITY', 'CLASSIFICATION')) return parseAddSensitivity(c);
  if (!c.at('ADD', 'SIGNATURE') && !c.at('ADD', 'COUNTER')) c.fail('a statement expected');
  return parseOther(c);
}
