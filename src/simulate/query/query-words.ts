import type { Cursor } from '../../syntax/cursor.ts';
import { readExpression } from '../../syntax/expression/parse.ts';
import type { Expression } from '../../syntax/expression/tree.ts';
import { TokenKind } from '../../syntax/token.ts';

const clauseWords = new Set([
  ...['FROM', 'WHERE', 'GROUP', 'HAVING', 'ORDER', 'UNION', 'EXCEPT', 'INTERSECT', 'INTO', 'FOR', 'OPTION', 'ON'],
  ...['INNER', 'LEFT', 'RIGHT', 'FULL', 'CROSS', 'OUTER', 'JOIN', 'WITH', 'PIVOT', 'UNPIVOT', 'SET', 'WHEN', 'USING'],
  ...['OUTPUT', 'VALUES', 'SELECT', 'WINDOW', 'TABLESAMPLE', 'AS', 'OFFSET', 'THEN', 'NATURAL', 'DEFAULT', 'END'],
]);

/** Whether the bare word at the cursor goes on with the query and cannot be an alias. */
export function isClauseWord(c: Cursor): boolean {
  return c.kind() === TokenKind.word && clauseWords.has(c.upper());
}

/** ( expression [ ,… ] ) [ ,… ] */
export function readRows(c: Cursor): (readonly Expression[])[] {
  const rows: Expression[][] = [];
  do {
    c.expect('(');
    const row: Expression[] = [];
    do {
      if (c.at('DEFAULT') && [',', ')'].includes(c.upper(1))) {
        c.advance();
        row.push({ kind: 'keyword', text: 'default' });
      } else row.push(readExpression(c));
    } while (c.accept(','));
    c.expect(')');
    rows.push(row);
  } while (c.accept(','));
  return rows;
}

/** ( name [ ,… ] ) */
export function readNames(c: Cursor): string[] {
  const names: string[] = [];
  c.expect('(');
  do names.push(c.name());
  while (c.accept(','));
  c.expect(')');
  return names;
}
