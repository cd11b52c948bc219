import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { isDdlClassWord, readDdlClass } from './ddl-class.ts';
import { readExternalColumns } from './external-table.ts';
import { atIdentifier, readObjectName } from './names.ts';
import { restOfStatement } from './statement-start.ts';
import type { OpaqueDdl } from './tree/index.ts';

/** CREATE or ALTER of a class without a tree of its own: class and name are read, the rest is carried. At the verb. */
export function parseOpaque(c: Cursor, verb: OpaqueDdl['verb']): OpaqueDdl {
  const from = c.index;
  c.advance();
  const name = readDdlClass(c);
  return finishOpaque(c, verb, name, from);
}

/** The same behind a class that has been read already. `from` is the index of the verb. */
export function finishOpaque(c: Cursor, verb: OpaqueDdl['verb'], className: string, from: number): OpaqueDdl {
  const name = atIdentifier(c) && !namesNothing(c) ? readObjectName(c) : undefined;
  const columns = className === 'EXTERNAL TABLE' && verb === 'create' && c.at('(') ? readExternalColumns(c) : undefined;
  const text = restOfStatement(c, from, isClause);
  return { kind: 'opaque', verb, class: className, ...(name ? { name } : {}), ...(columns && { columns }), text };
}

/** CREATE RULE and CREATE DEFAULT and the like own their batch: everything to its end is theirs. */
export function opaqueToEnd(c: Cursor, verb: OpaqueDdl['verb']): OpaqueDdl {
  const from = c.index;
  c.advance();
  const className = readDdlClass(c);
  const name = readObjectName(c);
  c.index = c.limit;
  return { kind: 'opaque', verb, class: className, name, text: c.textFrom(from) };
}

/** CREATE MASTER KEY ENCRYPTION BY …: the word behind the class is no name. */
function namesNothing(c: Cursor): boolean {
  return c.at('ENCRYPTION', 'BY') || c.at('REGENERATE') || c.at('FORCE', 'REGENERATE') || c.at('RECONFIGURE');
}

/** Words that start statements elsewhere, as clauses: DROP ENCRYPTION BY, DROP FILE, SET ( … ), GRANT CREATE ANY … */
function isClause(c: Cursor): boolean {
  switch (c.upper()) {
    case 'DROP':
      return c.kind(1) !== TokenKind.word || !isDdlClassWord(c.upper(1));
    case 'GRANT':
      return c.at('GRANT', 'CREATE', 'ANY', 'DATABASE');
    case 'CREATE':
      return c.at('CREATE', 'ANY', 'DATABASE');
    case 'RECONFIGURE':
      return c.upper(-1) === 'GOVERNOR';
    case 'SELECT':
      return c.upper(-1) === 'AS';
    case 'OPEN':
    case 'CLOSE':
    case 'EXEC':
    case 'EXECUTE':
      return c.upper(1) === 'AS';
    case 'BACKUP':
    case 'RESTORE':
      return c.upper(-1) !== '' && (c.upper(-1) === 'AND' || c.upper(-1) === ',');
    default:
      return false;
  }
}
