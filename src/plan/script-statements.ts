import { lex } from '../syntax/lexer.ts';
import { TokenKind } from '../syntax/token.ts';
import { isWordAt, rawAt } from '../syntax/token-at.ts';
import type { Tokens } from '../syntax/tokens.ts';

/** A statement of a script by its first word, as far as the risks of scripts need it. */
export type ScriptStatement = {
  readonly verb: 'TRUNCATE' | 'DELETE' | 'UPDATE' | 'INSERT';
  readonly text: string;
  readonly where: boolean;
  /** Stands behind IF, or its own FROM has NOT EXISTS: running it twice does no harm. */
  readonly guarded: boolean;
};

const verbs = ['TRUNCATE', 'DELETE', 'UPDATE', 'INSERT'] as const;
const starters = [
  ...verbs,
  'SELECT',
  'MERGE',
  'IF',
  'ELSE',
  'BEGIN',
  'END',
  'DECLARE',
  'SET',
  'EXEC',
  'EXECUTE',
  'PRINT',
  'GO',
  'WHILE',
  'RETURN',
  'CREATE',
  'ALTER',
  'DROP',
  'GRANT',
  'USE',
  'COMMIT',
  'ROLLBACK',
  'RAISERROR',
  'THROW',
];

/** Data changes in a script's text. A word inside parentheses, of a trigger's or MERGE's clause, is not one. */
export function dataStatements(text: string): readonly ScriptStatement[] {
  const tokens = lex(text, 'script');
  const result: ScriptStatement[] = [];
  let depth = 0;
  let inMerge = false;
  let conditional = 0;
  const blocks: boolean[] = [];
  for (let i = 0; i < tokens.kinds.length - 1; i += 1) {
    const raw = rawAt(tokens, i);
    if (raw === '(') depth += 1;
    else if (raw === ')') depth -= 1;
    else if (raw === ';') inMerge = false;
    if (depth > 0 || tokens.kinds[i] !== TokenKind.word) continue;
    if (isWordAt(tokens, i, 'MERGE')) inMerge = true;
    else if (isWordAt(tokens, i, 'GO')) inMerge = false;
    if (isWordAt(tokens, i, 'IF')) conditional = 2;
    else if (isWordAt(tokens, i, 'BEGIN')) blocks.push(conditional > 0);
    else if (isWordAt(tokens, i, 'END')) blocks.pop();
    const verb = verbs.find((word) => isWordAt(tokens, i, word));
    if (!verb || inMerge || isClause(tokens, i)) {
      if (starters.some((word) => isWordAt(tokens, i, word)) && conditional > 0) conditional -= 1;
      continue;
    }
    const end = statementEnd(tokens, i + 1);
    const body = text.slice(tokens.starts[i], tokens.ends[end - 1]);
    const guarded = conditional > 0 || blocks.includes(true) || /\bNOT\s+EXISTS\b|\bEXCEPT\b/i.test(body);
    result.push({ verb, text: body, where: hasWhere(tokens, i, end), guarded });
    conditional = 0;
  }
  return result;
}

/** `AFTER INSERT`, `FOR UPDATE`, `ON DELETE CASCADE`, `GRANT INSERT`, `STATISTICS`, `UPDATE(col)` … */
function isClause(tokens: Tokens, i: number): boolean {
  const before = ['AFTER', 'FOR', 'OF', 'ON', 'GRANT', 'DENY', 'REVOKE', 'THEN'].some((word) =>
    isWordAt(tokens, i - 1, word),
  );
  const after = rawAt(tokens, i + 1);
  return (
    before || rawAt(tokens, i - 1) === ',' || after === '(' || after === ',' || isWordAt(tokens, i + 1, 'STATISTICS')
  );
}

function statementEnd(tokens: Tokens, from: number): number {
  let depth = 0;
  for (let i = from; i < tokens.kinds.length - 1; i += 1) {
    const raw = rawAt(tokens, i);
    if (raw === '(') depth += 1;
    else if (raw === ')') depth -= 1;
    if (depth > 0) continue;
    if (raw === ';') return i;
    const isInsertSource = isWordAt(tokens, i, 'SELECT') || isWordAt(tokens, i, 'SET') || isWordAt(tokens, i, 'EXEC');
    if (!isInsertSource && starters.some((word) => isWordAt(tokens, i, word))) return i;
  }
  return tokens.kinds.length - 1;
}

function hasWhere(tokens: Tokens, from: number, to: number): boolean {
  let depth = 0;
  for (let i = from; i < to; i += 1) {
    const raw = rawAt(tokens, i);
    if (raw === '(') depth += 1;
    else if (raw === ')') depth -= 1;
    else if (depth === 0 && (isWordAt(tokens, i, 'WHERE') || isWordAt(tokens, i, 'JOIN') || isWordAt(tokens, i, 'TOP')))
      return true;
  }
  return false;
}
