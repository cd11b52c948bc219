import { Cursor } from '../../syntax/cursor.ts';
import { readExpression } from '../../syntax/expression/parse.ts';
import type { ArithmeticOperator, Expression } from '../../syntax/expression/tree.ts';
import { lex } from '../../syntax/lexer.ts';
import { TokenKind } from '../../syntax/token.ts';
import type { DmlTree, Insert, Merge, MergeBranch, Output, Update } from './dml-tree.ts';
import { readCtes, readItem, readQuery, readTop } from './parse-query.ts';
import { readSources } from './parse-source.ts';
import type { Query } from './query-tree.ts';
import { isClauseWord, readNames, readRows } from './query-words.ts';

/** Reads a SELECT, INSERT, UPDATE, DELETE, MERGE or TRUNCATE statement. Error SYN001. */
export function parseDml(text: string, quotedIdentifier: boolean): DmlTree {
  const tokens = lex(text, '');
  return readDml(new Cursor(tokens, 0, tokens.kinds.length - 1, quotedIdentifier));
}

/** Reads a statement from the cursor on, as far as its tree goes. */
export function readDml(c: Cursor): DmlTree {
  const start = c.index;
  const ctes = c.at('WITH') ? readCtes(c) : [];
  if (c.accept('INSERT')) return readInsert(c, ctes);
  if (c.accept('UPDATE')) return readUpdate(c, ctes);
  if (c.accept('DELETE')) return readDelete(c, ctes);
  if (c.accept('MERGE')) return readMerge(c, ctes);
  if (c.accept('TRUNCATE', 'TABLE')) return { verb: 'TRUNCATE', target: readTarget(c) };
  c.index = start;
  return { verb: 'SELECT', query: readQuery(c) };
}

function readTarget(c: Cursor): string[] {
  if (c.kind() === TokenKind.variable) {
    const name = c.raw();
    c.advance();
    return [name];
  }
  const parts = [c.name()];
  while (c.accept('.')) parts.push(c.atName() ? c.name() : '');
  return parts;
}

/** TOP ( n ) [ PERCENT ] */
function acceptTop(c: Cursor): { readonly top?: Expression } {
  if (!c.accept('TOP')) return {};
  const top = readTop(c);
  return { top };
}

function skipHints(c: Cursor): void {
  if (!c.at('WITH', '(')) return;
  c.advance();
  c.skipParentheses();
}

/** OUTPUT list [ INTO target [ ( columns ) ] ] [ OUTPUT list ] */
function acceptOutput(c: Cursor): { readonly output?: Output } {
  if (!c.accept('OUTPUT')) return {};
  const items = [readItem(c)];
  while (c.accept(',')) items.push(readItem(c));
  if (!c.accept('INTO')) return { output: { items } };
  const into = readTarget(c);
  const columns = c.at('(') && !isQuery(c) ? readNames(c) : undefined;
  const output: Output = { items, into, ...(columns && { columns }) };
  // A second list goes to the client: nobody has needed both.
  if (c.at('OUTPUT')) acceptOutput(c);
  return { output };
}

/** INSERT [ TOP ] [ INTO ] target [ ( columns ) ] [ OUTPUT … ] { VALUES … | query | DEFAULT VALUES | EXEC … } */
function readInsert(c: Cursor, before: Query['ctes']): Insert {
  acceptTop(c);
  c.accept('INTO');
  const target = readTarget(c);
  skipHints(c);
  const columns = c.at('(') && !isQuery(c) ? readNames(c) : undefined;
  const base = { verb: 'INSERT', target, columns, ctes: before, ...acceptOutput(c) } as const;
  if (c.accept('DEFAULT', 'VALUES')) return { ...base, from: { kind: 'default' } };
  if (c.accept('VALUES')) return { ...base, from: { kind: 'values', rows: readRows(c) } };
  if (c.atAny('EXEC', 'EXECUTE')) {
    const from = c.index;
    while (!c.done) c.advance();
    return { ...base, from: { kind: 'execute', text: c.textFrom(from).text } };
  }
  return { ...base, from: { kind: 'query', query: readQuery(c) } };
}

function isQuery(c: Cursor): boolean {
  let ahead = 0;
  while (c.upper(ahead) === '(') ahead += 1;
  return c.upper(ahead) === 'SELECT' || c.upper(ahead) === 'WITH';
}

const operators = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=']);

/** UPDATE [ TOP ] target SET … [ OUTPUT … ] [ FROM … ] [ WHERE … ] */
function readUpdate(c: Cursor, ctes: Query['ctes']): Update {
  const top = acceptTop(c);
  const target = readTarget(c);
  skipHints(c);
  c.expect('SET');
  const set: Update['set'][number][] = [];
  do set.push(readAssignment(c));
  while (c.accept(','));
  const output = acceptOutput(c);
  const from = c.accept('FROM') ? readSources(c, readQuery) : [];
  const where = readWhere(c);
  return { verb: 'UPDATE', target, set, from, where, ctes, ...top, ...output };
}

/** { column | @variable [ = column ] } operator expression, or column.WRITE (…) */
function readAssignment(c: Cursor): Update['set'][number] {
  if (c.kind() === TokenKind.variable) {
    const variable = c.raw();
    const operator = c.raw(1);
    c.advance(2);
    if (c.atName() && operators.has(c.raw(1))) {
      const column = c.name();
      const operator = c.raw();
      c.advance();
      return { column, variable, value: compound(operator, { kind: 'name', parts: [column] }, readExpression(c)) };
    }
    return {
      column: undefined,
      variable,
      value: compound(operator, { kind: 'variable', name: variable }, readExpression(c)),
    };
  }
  let column = c.name();
  while (c.accept('.')) {
    if (c.atName() && c.upper(1) === '(') {
      // column.WRITE (…), column.modify ('…')
      c.advance();
      c.skipParentheses();
      return { column, value: { kind: 'literal', type: 'null', value: 'NULL' }, isMethod: true };
    }
    column = c.name();
  }
  const operator = c.raw();
  if (!operators.has(operator)) c.fail("'=' expected");
  c.advance();
  if (c.accept('DEFAULT')) return { column, value: { kind: 'keyword', text: 'default' } };
  return { column, value: compound(operator, { kind: 'name', parts: [column] }, readExpression(c)) };
}

/** `x += 1` is `x = x + 1`. */
function compound(operator: string, left: Expression, right: Expression): Expression {
  return operator === '='
    ? right
    : { kind: 'arithmetic', operator: operator.charAt(0) as ArithmeticOperator, left, right };
}

function readWhere(c: Cursor): Expression | undefined {
  if (!c.accept('WHERE') || c.accept('CURRENT', 'OF')) return undefined;
  return readExpression(c);
}

/** DELETE [ TOP ] [ FROM ] target [ OUTPUT … ] [ FROM … ] [ WHERE … ] */
function readDelete(c: Cursor, ctes: Query['ctes']): DmlTree {
  const top = acceptTop(c);
  c.accept('FROM');
  const target = readTarget(c);
  skipHints(c);
  const output = acceptOutput(c);
  const from = c.accept('FROM') ? readSources(c, readQuery) : [];
  return { verb: 'DELETE', target, from, where: readWhere(c), ctes, ...top, ...output };
}

/** MERGE [ TOP ] [ INTO ] target [ [ AS ] alias ] USING source ON condition WHEN … */
function readMerge(c: Cursor, ctes: Query['ctes']): Merge {
  acceptTop(c);
  c.accept('INTO');
  const target = readTarget(c);
  skipHints(c);
  let alias: string | undefined;
  if (c.accept('AS')) alias = c.name();
  else if (c.atName() && !isClauseWord(c)) alias = c.name();
  skipHints(c);
  c.expect('USING');
  const [using] = readSources(c, readQuery);
  c.expect('ON');
  const on = readExpression(c);
  if (!using) return c.fail('a source expected');
  const branches: MergeBranch[] = [];
  while (c.accept('WHEN')) branches.push(readBranch(c));
  return { verb: 'MERGE', target, alias, using, on, branches, ctes, ...acceptOutput(c) };
}

/** { MATCHED | NOT MATCHED [ BY { TARGET | SOURCE } ] } [ AND condition ] THEN { UPDATE SET … | DELETE | INSERT … } */
function readBranch(c: Cursor): MergeBranch {
  const isNot = c.accept('NOT');
  c.expect('MATCHED');
  let when: MergeBranch['when'] = isNot ? 'not matched' : 'matched';
  if (c.accept('BY')) {
    if (c.upper() === 'SOURCE') when = 'not matched by source';
    c.advance();
  }
  const and = c.accept('AND') ? readExpression(c) : undefined;
  c.expect('THEN');
  return { when, and, action: readBranchAction(c) };
}

function readBranchAction(c: Cursor): MergeBranch['action'] {
  if (c.accept('DELETE')) return { kind: 'delete' };
  if (c.accept('UPDATE')) {
    c.expect('SET');
    const set: Update['set'][number][] = [];
    do set.push(readAssignment(c));
    while (c.accept(','));
    return { kind: 'update', set };
  }
  c.expect('INSERT');
  const columns = c.at('(') ? readNames(c) : undefined;
  if (c.accept('DEFAULT', 'VALUES')) return { kind: 'insert', columns, values: undefined };
  c.expect('VALUES');
  return { kind: 'insert', columns, values: readRows(c)[0] };
}
