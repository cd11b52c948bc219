import type { Batch } from './batches.ts';
import { isReserved } from './grammar/keyword-ids.ts';
import { TokenKind } from './token.ts';
import { isWordAt, rawAt } from './token-at.ts';
import type { Tokens } from './tokens.ts';

/** A variable that a batch uses without declaring it, or declares a second time. */
export type VariableMistake = {
  readonly mistake: 'undeclared' | 'twice';
  readonly name: string;
  readonly offset: number;
};

/**
 * Variables that the server misses (error 137) or finds twice (error 134) when it compiles the batch: a declaration holds for all
 * that stands behind it, whatever block it is in. `given` are parameters of the module that the batch defines. Names are compared after `fold`.
 */
export function variableMistakes(
  { tokens, from, to }: Batch,
  given: readonly string[],
  fold: (name: string) => string,
): readonly VariableMistake[] {
  const declared = new Set(given.map(fold));
  const mistakes: VariableMistake[] = [];
  const missed = new Set<string>();
  const argumentNames = new Set<number>();
  // A batch may begin with the name of a procedure, without EXECUTE.
  if (!isReserved(rawAt(tokens, from).toUpperCase())) noteArguments(tokens, from, to, argumentNames);
  let depth = 0;
  /** How deep the DECLARE stands whose variables come now. */
  let declaring: number | undefined;
  for (let i = from; i < to; i += 1) {
    const kind = tokens.kinds[i];
    if (kind === TokenKind.symbol) {
      if (isSymbol(tokens, i, '(')) depth += 1;
      else if (isSymbol(tokens, i, ')')) depth -= 1;
    } else if (kind === TokenKind.word) {
      if (isWordAt(tokens, i, 'DECLARE')) declaring = depth;
      else if (declaring === depth && statementWords.some((word) => isWordAt(tokens, i, word))) declaring = undefined;
      if (isWordAt(tokens, i, 'EXEC') || isWordAt(tokens, i, 'EXECUTE'))
        noteArguments(tokens, i + 1, to, argumentNames);
    }
    if (kind !== TokenKind.variable || argumentNames.has(i)) continue;
    const name = rawAt(tokens, i);
    if (name.startsWith('@@')) continue;
    if (declaring === depth && beginsDeclaration(tokens, i, to)) {
      if (declared.has(fold(name))) mistakes.push({ mistake: 'twice', name, offset: tokens.starts[i] ?? 0 });
      declared.add(fold(name));
    } else if (!declared.has(fold(name)) && !missed.has(fold(name))) {
      missed.add(fold(name));
      mistakes.push({ mistake: 'undeclared', name, offset: tokens.starts[i] ?? 0 });
    }
  }
  return mistakes;
}

/** Behind these words nothing of a DECLARE can follow; a type or an expression has none of them outside parentheses. */
const statementWords = [
  'SELECT',
  'SET',
  'EXEC',
  'EXECUTE',
  'INSERT',
  'UPDATE',
  'DELETE',
  'IF',
  'WHILE',
  'BEGIN',
  'RETURN',
];

/** DECLARE @a int, @b AS …: the variable stands behind DECLARE or a comma, and a type behind it. */
function beginsDeclaration(tokens: Tokens, at: number, to: number): boolean {
  if (!isWordAt(tokens, at - 1, 'DECLARE') && !isSymbol(tokens, at - 1, ',')) return false;
  const next = at + 1 < to ? tokens.kinds[at + 1] : TokenKind.end;
  return next === TokenKind.word || next === TokenKind.bracketed || next === TokenKind.doubleQuoted;
}

/** Marks the names of parameters in `EXEC [ @result = ] procedure @name = value , …`: they are the procedure's. */
function noteArguments(tokens: Tokens, start: number, to: number, found: Set<number>): void {
  let i = start;
  if (tokens.kinds[i] === TokenKind.variable && isSymbol(tokens, i + 1, '=')) i += 2;
  const isName = () => tokens.kinds[i] === TokenKind.word || tokens.kinds[i] === TokenKind.bracketed;
  if (tokens.kinds[i] === TokenKind.variable) i += 1;
  else while (i < to && (isName() || isSymbol(tokens, i, '.') || tokens.kinds[i] === TokenKind.doubleQuoted)) i += 1;
  if (isSymbol(tokens, i, ';') && tokens.kinds[i + 1] === TokenKind.number) i += 2;
  while (i < to) {
    if (tokens.kinds[i] === TokenKind.variable && isSymbol(tokens, i + 1, '=')) {
      found.add(i);
      i += 2;
    }
    while (i < to && (isSymbol(tokens, i, '-') || isSymbol(tokens, i, '+'))) i += 1;
    i += 1;
    if (isWordAt(tokens, i, 'OUTPUT') || isWordAt(tokens, i, 'OUT')) i += 1;
    if (!isSymbol(tokens, i, ',')) return;
    i += 1;
  }
}

/** Symbols of one character only. */
const isSymbol = ({ kinds, starts, ends, text }: Tokens, at: number, symbol: string): boolean =>
  kinds[at] === TokenKind.symbol &&
  (ends[at] ?? 0) - (starts[at] ?? 0) === 1 &&
  text.charCodeAt(starts[at] ?? 0) === symbol.charCodeAt(0);
