import type { Cursor } from '../syntax/cursor.ts';
import { readDdlClass } from './ddl-class.ts';
import { parseDropIndex, parseDropStatistics } from './drop-index.ts';
import { readLooseName, readObjectName } from './names.ts';
import { parseDropSensitivity } from './sensitivity.ts';
import { restOfStatement } from './statement-start.ts';
import type { Drop, ObjectName, StatementBody } from './tree/index.ts';

/** DROP …, at DROP. */
export function parseDrop(c: Cursor): StatementBody {
  const from = c.index;
  c.expect('DROP');
  if (c.accept('INDEX')) return parseDropIndex(c);
  if (c.accept('STATISTICS')) return parseDropStatistics(c);
  if (c.accept('SENSITIVITY', 'CLASSIFICATION')) return parseDropSensitivity(c);
  if (c.at('SIGNATURE') || c.at('COUNTER', 'SIGNATURE')) {
    return { kind: 'other', verb: 'DROP SIGNATURE', text: restOfStatement(c, from) };
  }
  return readDrop(c, readDdlClass(c));
}

/** DROP class [ IF EXISTS ] name [ ,… ] [ ON { DATABASE | [ ALL ] SERVER | object } ] [ WITH NO DEPENDENTS ] */
function readDrop(c: Cursor, className: string): Drop {
  if (className === 'MASTER KEY' || className === 'DATABASE ENCRYPTION KEY') {
    return { kind: 'drop', class: className, ifExists: false, names: [] };
  }
  if (className === 'FULLTEXT INDEX') {
    c.expect('ON');
    return { kind: 'drop', class: className, ifExists: false, names: [readObjectName(c)] };
  }
  const ifExists = c.accept('IF', 'EXISTS');
  const names: ObjectName[] = [];
  do names.push(readObjectName(c));
  while (c.accept(','));
  const on = c.accept('ON') ? readScope(c) : undefined;
  if (!c.accept('RESTRICT')) c.accept('CASCADE');
  c.accept('WITH', 'NO', 'DEPENDENTS');
  c.accept('REMOVE', 'PROVIDER', 'KEY');
  if (c.accept('AUTHORIZATION')) readLooseName(c);
  return { kind: 'drop', class: className, ifExists, names, ...(on === undefined ? {} : { on }) };
}

function readScope(c: Cursor): string {
  if (c.accept('ALL', 'SERVER')) return 'ALL SERVER';
  if (c.accept('SERVER')) return 'SERVER';
  if (c.accept('DATABASE')) return 'DATABASE';
  if (c.accept('QUEUE')) return `QUEUE ${readObjectName(c).parts.join('.')}`;
  return readLooseName(c);
}
