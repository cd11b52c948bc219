import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { type ModuleHeader, readExternalName } from './module-header.ts';
import { readModuleOptions } from './module-options.ts';
import { readObjectName } from './names.ts';
import type { Module } from './tree/index.ts';

/**
 * name ON { table | DATABASE | ALL SERVER } [ WITH option [ ,… ] ] { FOR | AFTER | INSTEAD OF } event [ ,… ]
 *   [ WITH APPEND ] [ NOT FOR REPLICATION ] AS
 */
export function readTriggerHeader(c: Cursor): ModuleHeader {
  const name = readObjectName(c);
  c.expect('ON');
  const module = c.accept('DATABASE') ? 'databaseTrigger' : c.accept('ALL', 'SERVER') ? 'serverTrigger' : 'trigger';
  const on = module === 'trigger' ? readObjectName(c) : undefined;
  const options = readModuleOptions(c);
  const insteadOf = c.accept('INSTEAD', 'OF');
  if (!insteadOf && !c.accept('FOR')) c.expect('AFTER');
  const events: string[] = [];
  do {
    if (c.kind() !== TokenKind.word) c.fail('an event expected');
    events.push(c.upper());
    c.advance();
  } while (c.accept(','));
  const append = c.accept('WITH', 'APPEND');
  const notForReplication = c.accept('NOT', 'FOR', 'REPLICATION');
  c.expect('AS');
  const trigger: Module['trigger'] = {
    ...(on ? { on } : {}),
    type: insteadOf ? 'INSTEAD OF' : 'AFTER',
    events,
    append,
    notForReplication,
  };
  return { module, name, options, trigger, ...readExternalName(c) };
}
