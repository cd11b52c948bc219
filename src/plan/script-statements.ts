import { TokenKind } from '../syntax/token.ts';
import { rawAt } from '../syntax/token-at.ts';
import type { Tokens } from '../syntax/tokens.ts';

/** A statement of a script by its first word, as far as the risks of scripts need it. */
export type ScriptStatement = {
  readonly verb: 'TRUNCATE' | 'DELETE' | 'UPDATE' | 'INSERT';
  readonly text: string;
  readonly where: boolean;
  /** Stands behind IF, or its own FROM has NOT EXISTS: running it twice does no harm. */
  readonly guarded: boolean;
};

const verbs: ReadonlySet<string> = new Set<ScriptStatement['verb']>(['TRUNCATE', 'DELETE', 'UPDATE', 'INSERT']);
const isVerb = (word: string): word is ScriptStatement['verb'] => verbs.has(word);

const starters = new Set([
  ...verbs,
  ...['SELECT', 'MERGE', 'IF', 'ELSE', 'BEGIN', 'END', 'DECLARE', 'SET', 'EXEC', 'EXECUTE', 'PRINT', 'GO', 'WHILE'],
  ...['RETURN', 'CREATE', 'ALTER', 'DROP', 'GRANT', 'USE', 'COMMIT', 'ROLLBACK', 'RAISERROR', 'THROW'],
]);

const longestWord = 'STATISTICS'.length;

/** Data changes in a script's text. A word inside parentheses, of a trigger's or MERGE's clause, is not one. */
export function dataStatements(tokens: Tokens): readonly ScriptStatement[] {
  const words = wordsOf(tokens);
  const result: ScriptStatement[] = [];
  let depth = 0;
  let inMerge = false;
  let conditional = 0;
  const blocks: boolean[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (word === '(') depth += 1;
    else if (word === ')') depth -= 1;
    else if (word === ';') inMerge = false;
    if (depth > 0 || tokens.kinds[i] !== TokenKind.word) continue;
    if (word === 'MERGE') inMerge = true;
    else if (word === 'GO') inMerge = false;
    if (word === 'IF') conditional = 2;
    else if (word === 'BEGIN') blocks.push(conditional > 0);
    else if (word === 'END') blocks.pop();
    if (!isVerb(word) || inMerge || isClause(words, i)) {
      if (conditional > 0 && starters.has(word)) conditional -= 1;
      continue;
    }
    const end = statementEnd(words, i + 1);
    const text = tokens.text.slice(tokens.starts[i], tokens.ends[end - 1]);
    const guarded = conditional > 0 || blocks.includes(true) || /\bNOT\s+EXISTS\b|\bEXCEPT\b/i.test(text);
    result.push({ verb: word, text, where: hasWhere(words, i, end), guarded });
    conditional = 0;
  }
  return result;
}

/**
 * Short words in upper case and symbols as they stand; an empty text for every other token, and for what stands inside
 * parentheses, which is most of a script of data. The end is left out.
 */
function wordsOf(tokens: Tokens): readonly string[] {
  const words: string[] = [];
  let depth = 0;
  for (let i = 0; i < tokens.kinds.length - 1; i += 1) {
    const kind = tokens.kinds[i];
    if (kind === TokenKind.symbol) {
      const symbol = rawAt(tokens, i);
      if (symbol === '(') depth += 1;
      else if (symbol === ')') depth -= 1;
      words.push(depth <= 0 || symbol === '(' || symbol === ')' ? symbol : '');
    } else if (
      depth <= 0 &&
      kind === TokenKind.word &&
      (tokens.ends[i] ?? 0) - (tokens.starts[i] ?? 0) <= longestWord
    ) {
      words.push(rawAt(tokens, i).toUpperCase());
    } else words.push('');
  }
  return words;
}

const beforeClause = new Set(['AFTER', 'FOR', 'OF', 'ON', 'GRANT', 'DENY', 'REVOKE', 'THEN', ',']);
const behindClause = new Set(['(', ',', 'STATISTICS']);

/** `AFTER INSERT`, `FOR UPDATE`, `ON DELETE CASCADE`, `GRANT INSERT`, `STATISTICS`, `UPDATE(col)` … */
function isClause(words: readonly string[], i: number): boolean {
  return beforeClause.has(words[i - 1] ?? '') || behindClause.has(words[i + 1] ?? '');
}

/** What INSERT takes its rows from, and UPDATE its values, belongs to the statement. */
const insideStatement = new Set(['SELECT', 'SET', 'EXEC']);

function statementEnd(words: readonly string[], from: number): number {
  let depth = 0;
  for (let i = from; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (word === '(') depth += 1;
    else if (word === ')') depth -= 1;
    if (depth > 0) continue;
    if (word === ';' || (starters.has(word) && !insideStatement.has(word))) return i;
  }
  return words.length;
}

function hasWhere(words: readonly string[], from: number, to: number): boolean {
  let depth = 0;
  for (let i = from; i < to; i += 1) {
    const word = words[i];
    if (word === '(') depth += 1;
    else if (word === ')') depth -= 1;
    else if (depth === 0 && (word === 'WHERE' || word === 'JOIN' || word === 'TOP')) return true;
  }
  return false;
}
