import { TokenKind } from '../syntax/token.ts';
import { nameAt, rawAt } from '../syntax/token-at.ts';
import type { Tokens } from '../syntax/tokens.ts';

/** A statement of a script by its first word, as far as the risks of scripts need it. */
export type ScriptStatement = {
  readonly verb: 'TRUNCATE' | 'DELETE' | 'UPDATE' | 'INSERT';
  readonly text: string;
  readonly where: boolean;
  /** Stands behind IF, or its own FROM has NOT EXISTS: running it twice does no harm. */
  readonly guarded: boolean;
};

/** How a statement begins, on one line. Statements of data are megabytes long: only what is shown is read. */
export function beginningOf({ text }: ScriptStatement): string {
  return (/(?:\s+|\S){0,120}/y.exec(text)?.[0] ?? '').replace(/\s+/g, ' ');
}

const verbs: ReadonlySet<string> = new Set<ScriptStatement['verb']>(['TRUNCATE', 'DELETE', 'UPDATE', 'INSERT']);
const isVerb = (word: string): word is ScriptStatement['verb'] => verbs.has(word);

const starters = new Set([
  ...verbs,
  ...['SELECT', 'MERGE', 'IF', 'ELSE', 'BEGIN', 'END', 'DECLARE', 'SET', 'EXEC', 'EXECUTE', 'PRINT', 'GO', 'WHILE'],
  ...['RETURN', 'CREATE', 'ALTER', 'DROP', 'GRANT', 'USE', 'COMMIT', 'ROLLBACK', 'RAISERROR', 'THROW'],
]);

const longestWord = 'STATISTICS'.length;

/**
 * Data changes in a script's text, without those of what only the script itself sees. A word inside parentheses, of a trigger's
 * or MERGE's clause, is not one.
 */
export function dataStatements(tokens: Tokens): readonly ScriptStatement[] {
  const result: ScriptStatement[] = [];
  const limit = tokens.kinds.length - 1;
  let depth = 0;
  let inMerge = false;
  let conditional = 0;
  const blocks: boolean[] = [];
  for (let i = 0; i < limit; i += 1) {
    const kind = tokens.kinds[i];
    if (kind === TokenKind.symbol) {
      depth += nesting(tokens, i);
      if (depth <= 0 && isSemicolon(tokens, i)) inMerge = false;
      continue;
    }
    if (depth > 0 || kind !== TokenKind.word) continue;
    const word = wordAt(tokens, i);
    if (word === 'MERGE') inMerge = true;
    else if (word === 'GO') inMerge = false;
    if (word === 'IF') conditional = 2;
    else if (word === 'BEGIN') blocks.push(conditional > 0);
    else if (word === 'END') blocks.pop();
    if (!isVerb(word) || inMerge || isClause(tokens, i)) {
      if (conditional > 0 && starters.has(word)) conditional -= 1;
      continue;
    }
    const { end, where, depth: within } = restOfStatement(tokens, i + 1);
    if (!changesOwn(tokens, i + 1, end)) {
      const text = tokens.text.slice(tokens.starts[i], tokens.ends[end - 1]);
      const guarded = conditional > 0 || blocks.includes(true) || /\bNOT\s+EXISTS\b|\bEXCEPT\b/i.test(text);
      result.push({ verb: word, text, where, guarded });
    }
    conditional = 0;
    depth += within;
    i = end - 1;
  }
  return result;
}

/** What INSERT takes its rows from, and UPDATE its values, belongs to the statement. */
const insideStatement = new Set(['SELECT', 'SET', 'EXEC']);

/** Of the statement whose words go on at `from`: where it ends, whether it picks rows, and how many parentheses are open there. */
function restOfStatement(
  tokens: Tokens,
  from: number,
): { readonly end: number; readonly where: boolean; readonly depth: number } {
  const limit = tokens.kinds.length - 1;
  let depth = 0;
  let where = false;
  let i = from;
  for (; i < limit; i += 1) {
    const kind = tokens.kinds[i];
    if (kind === TokenKind.symbol) {
      const step = nesting(tokens, i);
      depth += step;
      if (step === 0 && depth <= 0 && isSemicolon(tokens, i)) break;
    } else if (kind === TokenKind.word && depth <= 0) {
      const word = wordAt(tokens, i);
      if (starters.has(word) && !insideStatement.has(word)) break;
      if (depth === 0 && (word === 'WHERE' || word === 'JOIN' || word === 'TOP')) where = true;
    }
  }
  return { end: i, where, depth };
}

/** Whether the target of a statement is a table variable or temporary table, or the alias of one. */
function changesOwn(tokens: Tokens, from: number, end: number): boolean {
  const target = targetOf(tokens, from, end);
  if (isOwn(tokens, target)) return true;
  if (wordAt(tokens, from - 1) === 'INSERT' || wordAt(tokens, target + 1) === '.') return false;
  const alias = nameAt(tokens, target).toUpperCase();
  for (let i = target + 1; i < end; i += 1) {
    const next = wordAt(tokens, i + 1) === 'AS' ? i + 2 : i + 1;
    if (isOwn(tokens, i) && next < end && nameAt(tokens, next).toUpperCase() === alias) return true;
  }
  return false;
}

/** Where the target stands: behind `TOP (n) PERCENT`, and FROM, INTO or TABLE. */
function targetOf(tokens: Tokens, from: number, end: number): number {
  let i = from;
  if (wordAt(tokens, i) === 'TOP') {
    let depth = 0;
    for (i += 1; i < end; i += 1) {
      depth += tokens.kinds[i] === TokenKind.symbol ? nesting(tokens, i) : 0;
      if (depth === 0) break;
    }
    i += wordAt(tokens, i + 1) === 'PERCENT' ? 2 : 1;
  }
  return beforeTarget.has(wordAt(tokens, i)) ? i + 1 : i;
}

const beforeTarget = new Set(['FROM', 'INTO', 'TABLE']);

function isOwn(tokens: Tokens, i: number): boolean {
  return tokens.kinds[i] === TokenKind.variable || tokens.kinds[i] === TokenKind.temporary;
}

const beforeClause = new Set(['AFTER', 'FOR', 'OF', 'ON', 'GRANT', 'DENY', 'REVOKE', 'THEN', ',']);
const behindClause = new Set(['(', ',', 'STATISTICS']);

/** `AFTER INSERT`, `FOR UPDATE`, `ON DELETE CASCADE`, `GRANT INSERT`, `STATISTICS`, `UPDATE(col)` … */
function isClause(tokens: Tokens, i: number): boolean {
  return beforeClause.has(wordAt(tokens, i - 1)) || behindClause.has(wordAt(tokens, i + 1));
}

/** A short word in upper case, or a symbol; an empty text for every other token. */
function wordAt(tokens: Tokens, i: number): string {
  const kind = tokens.kinds[i];
  if (kind !== TokenKind.word && kind !== TokenKind.symbol) return '';
  return (tokens.ends[i] ?? 0) - (tokens.starts[i] ?? 0) <= longestWord ? rawAt(tokens, i).toUpperCase() : '';
}

/** 1 for an opening parenthesis, -1 for a closing one: most of a script of data stands between some. */
function nesting(tokens: Tokens, i: number): number {
  const code = tokens.text.charCodeAt(tokens.starts[i] ?? 0);
  if (code === 40) return 1;
  return code === 41 ? -1 : 0;
}

function isSemicolon(tokens: Tokens, i: number): boolean {
  return tokens.text.charCodeAt(tokens.starts[i] ?? 0) === 59;
}
