import type { Cursor } from '../syntax/cursor.ts';
import { parseAlterColumn } from './alter-column.ts';
import { readParenthesized, skipExpression } from './extent.ts';
import { readIdentifier, readIdentifiers, readObjectName } from './names.ts';
import { readOptions, readWithOptions } from './options.ts';
import { readElementList } from './table-elements.ts';
import type { AlterTable, AlterTableAction, Option } from './tree/index.ts';

/** ALTER TABLE name action, the cursor behind TABLE. */
export function parseAlterTable(c: Cursor): AlterTable {
  return { kind: 'alterTable', name: readObjectName(c), change: readAction(c) };
}

function readAction(c: Cursor): AlterTableAction {
  switch (c.upper()) {
    case 'WITH':
      return readChecked(c);
    case 'ADD':
      return readAdd(c);
    case 'CHECK':
    case 'NOCHECK':
      return readCheckConstraint(c);
    case 'DROP':
      return readDrop(c);
    case 'ALTER':
      if (!c.at('ALTER', 'INDEX')) return parseAlterColumn(c);
      c.advance(2);
      return readAlterIndex(c);
    case 'ENABLE':
    case 'DISABLE':
      return readSwitchable(c);
    case 'SET':
      c.advance();
      return { action: 'set', options: readOptions(c) };
    case 'REBUILD':
      return readRebuild(c);
    case 'SWITCH':
      return readSwitch(c);
    default:
      return c.fail('a change of the table expected');
  }
}

/** WITH { CHECK | NOCHECK } { ADD … | CHECK CONSTRAINT … | NOCHECK CONSTRAINT … } */
function readChecked(c: Cursor): AlterTableAction {
  c.expect('WITH');
  const check = c.accept('CHECK') ? 'CHECK' : c.accept('NOCHECK') ? 'NOCHECK' : c.fail("'CHECK' or 'NOCHECK' expected");
  return c.at('ADD') ? readAdd(c, check) : { ...readCheckConstraint(c), withCheck: check === 'CHECK' };
}

/** ADD element [ ,… ] */
function readAdd(c: Cursor, check?: 'CHECK' | 'NOCHECK'): AlterTableAction {
  c.expect('ADD');
  return { action: 'addColumns', ...readElementList(c), ...(check ? { check } : {}) };
}

type CheckConstraint = Extract<AlterTableAction, { readonly action: 'checkConstraint' }>;

/** { CHECK | NOCHECK } CONSTRAINT { ALL | name [ ,… ] } */
function readCheckConstraint(c: Cursor): CheckConstraint {
  const check = c.accept('CHECK');
  if (!check) c.expect('NOCHECK');
  c.expect('CONSTRAINT');
  return { action: 'checkConstraint', check, constraints: c.accept('ALL') ? 'ALL' : readIdentifiers(c) };
}

type DropItem = Extract<AlterTableAction, { readonly action: 'drop' }>['items'][number];

/**
 * DROP { [ CONSTRAINT ] [ IF EXISTS ] name [ WITH ( options ) ] | COLUMN [ IF EXISTS ] name | INDEX name
 *   | PERIOD FOR SYSTEM_TIME } [ ,… ]; a name without a word before it is of the same class as the one before.
 */
function readDrop(c: Cursor): AlterTableAction {
  c.expect('DROP');
  const items: DropItem[] = [];
  let what: DropItem['what'] = 'constraint';
  let ifExists = false;
  do {
    if (c.accept('PERIOD', 'FOR', 'SYSTEM_TIME')) {
      items.push({ what: 'period', name: 'SYSTEM_TIME', ifExists: false, options: [] });
      continue;
    }
    const written = c.accept('COLUMN')
      ? 'column'
      : c.accept('CONSTRAINT')
        ? 'constraint'
        : c.accept('INDEX')
          ? 'index'
          : undefined;
    if (written) {
      what = written;
      ifExists = false;
    }
    if (c.accept('IF', 'EXISTS')) ifExists = true;
    const name = readIdentifier(c);
    items.push({ what, name, ifExists, options: readWithOptions(c) });
  } while (c.accept(','));
  return { action: 'drop', items };
}

/** ALTER INDEX name REBUILD WITH ( options ) of a memory-optimised table. */
function readAlterIndex(c: Cursor): AlterTableAction {
  const index = readIdentifier(c);
  c.expect('REBUILD');
  return { action: 'alterIndex', index, options: readWithOptions(c) };
}

/** { ENABLE | DISABLE } { TRIGGER { ALL | name [ ,… ] } | CHANGE_TRACKING [ WITH (…) ] | FILETABLE_NAMESPACE } */
function readSwitchable(c: Cursor): AlterTableAction {
  const enable = c.accept('ENABLE');
  if (!enable) c.expect('DISABLE');
  if (c.accept('FILETABLE_NAMESPACE')) return { action: 'fileTableNamespace', enable };
  if (c.accept('CHANGE_TRACKING')) {
    const tracked = readWithOptions(c).find((option: Option) => option.name === 'TRACK_COLUMNS_UPDATED');
    if (!tracked) return { action: 'changeTracking', enable };
    return { action: 'changeTracking', enable, trackColumns: tracked.value?.toUpperCase() === 'ON' };
  }
  c.expect('TRIGGER');
  return { action: 'triggers', enable, triggers: c.accept('ALL') ? 'ALL' : readIdentifiers(c) };
}

/** REBUILD [ PARTITION = { ALL | number } ] [ WITH ( options ) ] */
function readRebuild(c: Cursor): AlterTableAction {
  c.expect('REBUILD');
  const partition = c.accept('PARTITION', '=') ? readPartition(c) : undefined;
  return { action: 'rebuild', ...(partition === undefined ? {} : { partition }), options: readWithOptions(c) };
}

/** SWITCH [ PARTITION expression ] TO table [ PARTITION expression ] [ WITH ( options ) ] */
function readSwitch(c: Cursor): AlterTableAction {
  c.expect('SWITCH');
  const partition = c.accept('PARTITION') ? readPartition(c) : undefined;
  c.expect('TO');
  const to = readObjectName(c);
  const toPartition = c.accept('PARTITION') ? readPartition(c) : undefined;
  return {
    action: 'switch',
    ...(partition === undefined ? {} : { partition }),
    to,
    ...(toPartition === undefined ? {} : { toPartition }),
    options: readWithOptions(c),
  };
}

/** ALL, or a partition number as an expression; its source text. */
export function readPartition(c: Cursor): string {
  if (c.accept('ALL')) return 'ALL';
  if (c.at('(')) return readParenthesized(c).text;
  const from = c.index;
  skipExpression(c);
  return c.textFrom(from).text;
}
