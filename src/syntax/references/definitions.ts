import { skipRest, startsStatement } from './other-statements.ts';
import { readNames, readSecurable, readSignature } from './permissions.ts';
import { readTable, reportTable } from './sources.ts';
import { readColumnDefinitions, readType } from './types.ts';
import { memberOf, type Walk, type WalkedName } from './walk.ts';

/** CREATE, ALTER or DROP in a body: of a table, an index and what else a body names; the rest is stepped over. */
export function readDefinition(w: Walk): void {
  const verb = w.wordAt(w.i);
  w.endStatement();
  w.keyword();
  if (w.is(w.i, 'TABLE')) {
    w.i += 1;
    if (verb === 'create') readCreateTable(w);
    else if (verb === 'alter') readAlterTable(w);
    else readDropped(w, 'table');
    return;
  }
  if (verb === 'drop') readDrop(w);
  else if (!readIndex(w, verb)) readOther(w, verb);
}

/** CREATE TABLE name ( … ) [ ON scheme ( column ) ] */
function readCreateTable(w: Walk): void {
  const name = w.readName();
  if (name) w.make(name);
  readColumnDefinitions(w);
  if (!w.is(w.i, 'ON')) return;
  w.keyword();
  const place = w.readName();
  if (place && w.atOpening()) {
    w.report('partitionScheme', place);
    w.skipParentheses();
  }
}

/** ALTER TABLE name action */
function readAlterTable(w: Walk): void {
  const name = w.readName();
  if (!name) return;
  const { table } = reportTable(w, name);
  const scope = w.enterScope();
  scope.sources.push({ alias: (name.parts.at(-1) ?? '').toLowerCase(), table });
  if (w.is(w.i, 'WITH') && /^(check|nocheck)$/.test(w.wordAt(w.i + 1))) w.i += 2;
  const action = w.wordAt(w.i);
  w.i += 1;
  if (action === 'add') readAdded(w, name);
  else if (action === 'alter' && w.is(w.i, 'COLUMN')) {
    w.i += 1;
    readColumn(w, table);
    if (!w.is(w.i, 'ADD') && !w.is(w.i, 'DROP')) readType(w);
    skipRest(w);
  } else if (action === 'drop') {
    readDroppedParts(w, table);
    skipRest(w);
  } else if (/^(check|nocheck|enable|disable)$/.test(action)) readStates(w, table);
  else if (action === 'switch') {
    while (w.i < w.limit && !w.is(w.i, 'TO') && !w.isSymbol(w.i, 59)) w.i += 1;
    w.i += 1;
    readTable(w);
    skipRest(w);
  } else skipRest(w);
}

/** ADD { name type … | constraint } , … */
function readAdded(w: Walk, table: WalkedName): void {
  let atColumn = true;
  while (w.i < w.limit && !w.isSymbol(w.i, 59)) {
    if (atColumn && w.is(w.i, 'PERIOD')) {
      // PERIOD FOR SYSTEM_TIME ( start , end )
      w.i += 3;
      if (w.atOpening()) w.skipParentheses();
    }
    if (
      atColumn &&
      w.atName() &&
      !/^(constraint|primary|unique|check|foreign|index|period|default)$/.test(w.wordAt(w.i))
    ) {
      const column = w.readName();
      if (column) w.addColumn(table, column);
      if (!w.is(w.i, 'AS')) readType(w);
    }
    if (startsStatement(w) && !/^(with|for)$/.test(w.wordAt(w.i))) return;
    atColumn = w.isSymbol(w.i, 44);
    const depth = w.frames.length;
    do w.step();
    while (w.frames.length > depth && w.i < w.limit);
  }
}

/** DROP { [ CONSTRAINT ] name | COLUMN name | INDEX name } , …, each with IF EXISTS. */
function readDroppedParts(w: Walk, table: readonly string[] | undefined): void {
  let column = false;
  do {
    if (w.isSymbol(w.i, 44)) w.i += 1;
    const word = w.wordAt(w.i);
    if (/^(constraint|column|index|period)$/.test(word)) {
      column = word === 'column';
      w.i += 1;
      if (word === 'index' || word === 'period') return;
    }
    const optional = skipIfExists(w);
    if (column) readColumn(w, table);
    else readConstraint(w, table, optional);
    if (w.is(w.i, 'WITH')) {
      w.i += 1;
      if (w.atOpening()) w.skipParentheses();
    }
  } while (w.isSymbol(w.i, 44));
}

/** { CONSTRAINT | TRIGGER } { ALL | name , … } */
function readStates(w: Walk, table: readonly string[] | undefined): void {
  if (w.is(w.i, 'CONSTRAINT') || w.is(w.i, 'TRIGGER')) {
    w.i += 1;
    if (!w.is(w.i, 'ALL')) {
      readConstraint(w, table);
      while (w.isSymbol(w.i, 44)) {
        w.i += 1;
        readConstraint(w, table);
      }
    }
  }
  skipRest(w);
}

function readColumn(w: Walk, table: readonly string[] | undefined): void {
  const name = w.readName();
  if (name && table) w.report('column', memberOf(table, name));
}

/** A constraint or trigger has its table's schema. */
function readConstraint(w: Walk, table: readonly string[] | undefined, optional = false): void {
  const name = w.readName();
  if (name && table) w.report('table', memberOf(table.slice(0, -1), name), optional);
}

/** [ UNIQUE … ] INDEX name ON table … | STATISTICS name ON table …; false when neither stands here. */
function readIndex(w: Walk, verb: string): boolean {
  const first = w.i;
  while (/^(unique|clustered|nonclustered|columnstore|primary|xml|spatial|vector)$/.test(w.wordAt(w.i))) w.i += 1;
  if (!w.is(w.i, 'INDEX') && !w.is(w.i, 'STATISTICS')) {
    w.i = first;
    return false;
  }
  w.i += 1;
  const all = w.is(w.i, 'ALL');
  const index = w.readName();
  if (!w.is(w.i, 'ON')) return true;
  w.i += 1;
  const table = readTable(w);
  if (!table) {
    skipRest(w);
    return true;
  }
  if (verb === 'alter') {
    if (index && !all) w.report('index', memberOf(table, index));
    skipRest(w);
    return true;
  }
  const scope = w.enterScope();
  scope.sources.push({ alias: (table.at(-1) ?? '').toLowerCase(), table });
  readKeyColumns(w, table);
  if (w.is(w.i, 'INCLUDE')) {
    w.i += 1;
    readKeyColumns(w, table);
  }
  return true;
}

function readKeyColumns(w: Walk, table: readonly string[]): void {
  if (!w.atOpening()) return;
  for (const column of readNames(w)) w.report('column', memberOf(table, column));
  w.operand = true;
}

/** DROP kind [ IF EXISTS ] name , … */
function readDrop(w: Walk): void {
  const word = w.wordAt(w.i);
  w.i += 1;
  switch (word) {
    case 'view':
    case 'proc':
    case 'procedure':
    case 'function':
    case 'synonym':
    case 'sequence':
    case 'trigger':
      return readDropped(w, 'table');
    case 'type':
      return readDropped(w, 'type');
    case 'index':
      return readDroppedIndexes(w);
    case 'signature':
    case 'counter':
      w.i -= 1;
      return readSignature(w);
    default:
      skipRest(w);
  }
}

function readDropped(w: Walk, usage: 'table' | 'type'): void {
  const optional = skipIfExists(w);
  const names: WalkedName[] = [];
  do {
    if (w.isSymbol(w.i, 44)) w.i += 1;
    const name = w.readName();
    if (name) names.push(name);
    if (name && optional) w.ask(name);
  } while (w.isSymbol(w.i, 44));
  // DROP TRIGGER name ON { DATABASE | ALL SERVER }
  const elsewhere = w.is(w.i, 'ON');
  if (elsewhere) w.i += 2;
  for (const name of names) {
    if (usage === 'type') w.report('type', name);
    else if (!elsewhere) reportTable(w, name);
  }
}

/** DROP INDEX { name ON table | table . name } , … */
function readDroppedIndexes(w: Walk): void {
  const optional = skipIfExists(w);
  do {
    if (w.isSymbol(w.i, 44)) w.i += 1;
    const name = w.readName();
    if (!name) return;
    if (w.is(w.i, 'ON')) {
      w.i += 1;
      const on = w.readName();
      const table = on && reportTable(w, on, optional).table;
      if (table) w.report('index', memberOf(table, name));
    } else if (name.parts.length > 1) {
      const { table } = reportTable(w, { ...name, parts: name.parts.slice(0, -1) }, true);
      if (table) w.report('index', name);
    }
    if (w.is(w.i, 'WITH')) {
      w.i += 1;
      if (w.atOpening()) w.skipParentheses();
    }
  } while (w.isSymbol(w.i, 44));
}

/** Whether IF EXISTS stood here. */
function skipIfExists(w: Walk): boolean {
  const asks = w.is(w.i, 'IF') && w.is(w.i + 1, 'EXISTS');
  if (asks) w.i += 2;
  return asks;
}

/** What else CREATE and ALTER may name of the database. */
function readOther(w: Walk, verb: string): void {
  const word = w.wordAt(w.i);
  w.i += 1;
  if (word === 'synonym' && verb === 'create') {
    w.readName();
    if (w.is(w.i, 'FOR')) w.i += 1;
    const target = w.readName();
    if (target) w.report('table', target, true);
  } else if (word === 'sequence' && verb === 'alter') {
    const name = w.readName();
    if (name) w.report('table', name);
  } else if (word === 'authorization') {
    if (w.is(w.i, 'ON')) w.i += 1;
    readSecurable(w);
  } else if (word === 'schema' && verb === 'alter') {
    w.readName();
    if (w.is(w.i, 'TRANSFER')) {
      w.i += 1;
      readSecurable(w);
    }
  } else if (word === 'partition' && verb === 'alter') {
    const usage = w.is(w.i, 'FUNCTION') ? 'partitionFunction' : 'partitionScheme';
    w.i += 1;
    const name = w.readName();
    if (name) w.report(usage, name);
    if (w.atOpening()) w.skipParentheses();
    if (w.is(w.i, 'MERGE')) w.i += 1;
  } else if (word === 'fulltext' && w.is(w.i, 'INDEX') && w.is(w.i + 1, 'ON')) {
    w.i += 2;
    readTable(w);
  }
  skipRest(w);
}

/** { ENABLE | DISABLE } TRIGGER { ALL | name , … } ON { table | DATABASE | ALL SERVER } */
export function readTriggerState(w: Walk): void {
  w.endStatement();
  w.i += 2;
  const names: WalkedName[] = [];
  while (w.i < w.limit && !w.is(w.i, 'ON') && !w.isSymbol(w.i, 59)) {
    const all = w.is(w.i, 'ALL');
    const name = w.readName();
    if (!name) w.i += 1;
    else if (!all) names.push(name);
  }
  w.i += 1;
  if (w.is(w.i, 'DATABASE') || (w.is(w.i, 'ALL') && w.is(w.i + 1, 'SERVER'))) {
    w.i += 1;
    return;
  }
  const table = readTable(w);
  if (!table) return;
  for (const name of names) {
    w.report('table', name.parts.length > 1 ? name : memberOf(table.slice(0, -1), name));
  }
}

/** TRUNCATE TABLE name */
export function readTruncate(w: Walk): void {
  w.endStatement();
  w.keyword();
  if (!w.is(w.i, 'TABLE')) return;
  w.i += 1;
  readTable(w);
}
