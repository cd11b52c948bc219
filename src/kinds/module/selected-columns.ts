import { lex } from '../../syntax/lexer.ts';
import { TokenKind } from '../../syntax/token.ts';
import { isWordAt, nameAt, rawAt } from '../../syntax/token-at.ts';
import type { Tokens } from '../../syntax/tokens.ts';

const endsList = ['FROM', 'INTO', 'WHERE', 'GROUP', 'HAVING', 'UNION', 'EXCEPT', 'INTERSECT', 'ORDER', 'FOR', 'OPTION'];

/**
 * Names of the columns that a query gives, in order, '' for one without a name. Undefined when the text does not tell them:
 * `*`, or no SELECT.
 */
export function selectedColumns(query: string): readonly string[] | undefined {
  const tokens = lex(query, '');
  const limit = tokens.kinds.length - 1;
  let at = selectAt(tokens, limit);
  if (at < 0) return undefined;
  at = behindTop(tokens, at + 1);
  const names: string[] = [];
  let from = at;
  for (let depth = 0; at <= limit; at += 1) {
    const raw = at < limit ? rawAt(tokens, at) : '';
    if (raw === '(') depth += 1;
    if (raw === ')') depth -= 1;
    const ends = at === limit || depth < 0 || (depth === 0 && endsList.some((word) => isWordAt(tokens, at, word)));
    if (!ends && !(depth === 0 && raw === ',')) continue;
    const name = itemName(tokens, from, at);
    if (name === undefined) return undefined;
    names.push(name);
    if (ends) break;
    from = at + 1;
  }
  return names;
}

/** The first SELECT that stands in no inner parentheses: `(SELECT …)` as a whole counts as outer. */
function selectAt(tokens: Tokens, limit: number): number {
  let start = 0;
  while (start < limit && rawAt(tokens, start) === '(') start += 1;
  let depth = 0;
  for (let at = start; at < limit; at += 1) {
    const raw = rawAt(tokens, at);
    if (raw === '(') depth += 1;
    else if (raw === ')') depth -= 1;
    else if (depth === 0 && isWordAt(tokens, at, 'SELECT')) return at;
  }
  return -1;
}

/** [ ALL | DISTINCT ] [ TOP ( n ) | TOP n [ PERCENT ] [ WITH TIES ] ] */
function behindTop(tokens: Tokens, start: number): number {
  let at = start;
  if (isWordAt(tokens, at, 'DISTINCT') || isWordAt(tokens, at, 'ALL')) at += 1;
  if (!isWordAt(tokens, at, 'TOP')) return at;
  at += 1;
  if (rawAt(tokens, at) === '(') {
    let depth = 0;
    do {
      if (rawAt(tokens, at) === '(') depth += 1;
      if (rawAt(tokens, at) === ')') depth -= 1;
      at += 1;
    } while (depth > 0 && at < tokens.kinds.length - 1);
  } else at += 1;
  if (isWordAt(tokens, at, 'PERCENT')) at += 1;
  if (isWordAt(tokens, at, 'WITH') && isWordAt(tokens, at + 1, 'TIES')) at += 2;
  return at;
}

/** `name = expression`, `expression [AS] name`, `t.name`; '' without a name, undefined for `*`. */
function itemName(tokens: Tokens, from: number, to: number): string | undefined {
  const last = to - 1;
  if (rawAt(tokens, last) === '*') return undefined;
  if (to - from > 2 && isName(tokens, from) && rawAt(tokens, from + 1) === '=') return nameAt(tokens, from);
  if (last < from) return '';
  const named = isName(tokens, last) && !isWordAt(tokens, last, 'END') && !isWordAt(tokens, last, 'NULL');
  if (named) return nameAt(tokens, last);
  const quoted = tokens.kinds[last] === TokenKind.string && to - from > 1;
  return quoted ? rawAt(tokens, last).slice(1, -1) : '';
}

function isName(tokens: Tokens, index: number): boolean {
  const kind = tokens.kinds[index];
  return kind === TokenKind.word || kind === TokenKind.bracketed || kind === TokenKind.doubleQuoted;
}
