import type { Cursor } from '../syntax/cursor.ts';
import { readObjectName, readObjectNames } from './names.ts';
import type { TriggerState } from './tree/index.ts';

/** { ENABLE | DISABLE } TRIGGER { ALL | name [ ,… ] } ON { object | DATABASE | ALL SERVER }, at the verb. */
export function parseTriggerState(c: Cursor): TriggerState {
  const enable = c.accept('ENABLE');
  if (!enable) c.expect('DISABLE');
  c.expect('TRIGGER');
  const triggers = c.accept('ALL') ? 'ALL' : readObjectNames(c);
  c.expect('ON');
  const on = c.accept('DATABASE') ? 'DATABASE' : c.accept('ALL', 'SERVER') ? 'ALL SERVER' : readObjectName(c);
  return { kind: 'triggerState', enable, triggers, on };
}
