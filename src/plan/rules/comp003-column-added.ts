import { lex } from '../../syntax/lexer.ts';
import { TokenKind } from '../../syntax/token.ts';
import { isWordAt, nameAt, rawAt } from '../../syntax/token-at.ts';
import type { Tokens } from '../../syntax/tokens.ts';
import type { PlanHazard } from '../plan-types.ts';
import type { Rule } from '../rule.ts';
import { nameOf, textOf, usersOf } from '../rule-help.ts';

/** COMP003: modules with SELECT * or INSERT without column list over a table that gets a column. */
export const columnAddedRule: Rule = (input) => {
  const hazards: PlanHazard[] = [];
  for (const change of input.diff.changes) {
    if (change.action !== 'alter') continue;
    const added = change.changes.filter(
      (c) => c.member !== undefined && c.memberProperty === undefined && c.before === undefined,
    );
    if (added.length === 0) continue;
    const { path } = change.after;
    for (const user of usersOf(input, change.after.key, input.end.model)) {
      const text = textOf(input, user);
      const found = text === undefined ? undefined : looseUse(lex(text, ''), path.at(-1) ?? '', input.end.naming.fold);
      if (!found) continue;
      const columns = added.map((c) => c.member).join(', ');
      const message = `${found} in ${nameOf(input, user).name}: it changes shape or breaks when ${columns} is added.`;
      hazards.push({ code: 'COMP003', severity: 'warn', on: nameOf(input, change.after), message });
    }
  }
  return hazards;
};

function looseUse(tokens: Tokens, table: string, fold: (name: string) => string): string | undefined {
  const wanted = fold(table);
  for (let i = 0; i < tokens.kinds.length - 1; i += 1) {
    if (isWordAt(tokens, i, 'INSERT') && isLooseInsert(tokens, i, wanted, fold)) return 'INSERT without a column list';
    if (isStar(tokens, i)) return 'SELECT *';
  }
  return undefined;
}

/** `SELECT *`, `SELECT a, *`, `t.*`; never `COUNT(*)` or a product. */
function isStar(tokens: Tokens, i: number): boolean {
  if (rawAt(tokens, i) !== '*') return false;
  const before = rawAt(tokens, i - 1);
  if (before === '.') return true;
  const after = rawAt(tokens, i + 1);
  const opens =
    before === ',' || isWordAt(tokens, i - 1, 'SELECT') || isWordAt(tokens, i - 1, 'DISTINCT') || before === ')';
  return opens && (after === ',' || isWordAt(tokens, i + 1, 'FROM') || isWordAt(tokens, i + 1, 'INTO'));
}

/** INSERT [ INTO ] name { VALUES | SELECT | EXEC | DEFAULT | WITH } */
function isLooseInsert(tokens: Tokens, at: number, table: string, fold: (name: string) => string): boolean {
  let i = at + 1;
  if (isWordAt(tokens, i, 'INTO')) i += 1;
  let name = '';
  for (;;) {
    const kind = tokens.kinds[i];
    if (kind !== TokenKind.word && kind !== TokenKind.bracketed && kind !== TokenKind.doubleQuoted) return false;
    name = nameAt(tokens, i);
    i += 1;
    if (rawAt(tokens, i) !== '.') break;
    while (rawAt(tokens, i) === '.') i += 1;
  }
  return (
    fold(name) === table && ['VALUES', 'SELECT', 'EXEC', 'EXECUTE', 'WITH'].some((word) => isWordAt(tokens, i, word))
  );
}
