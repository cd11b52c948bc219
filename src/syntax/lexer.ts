import { fail } from '../base/errors.ts';
import { LineIndex } from '../base/line-index.ts';
import { isCurrency, isDigit, isIdentifierPart, isIdentifierStart, isWhiteSpace } from './character.ts';
import { TokenKind } from './token.ts';
import type { Tokens } from './tokens.ts';

const directive =
  /:(?:r|setvar|on[ \t]+error|connect|out|error|perftrace|listvar|reset|quit|exit|ed|list|serverlist|help|xml)(?![\w:])[^\r\n]*/iy;
// Files and images stand in scripts as constants of megabytes.
const binary = /(?:[0-9A-Fa-f]+|\\\r?\n)*/y;
const line = /[^\r\n]*/y;
const sqlcmdVariable = /\$\([A-Za-z_][\w.-]*\)/y;

/**
 * Cuts `text` (or the part from `from` to `to`) into tokens as SQL Server reads it. Offsets are those of the whole
 * text. `"x"` is one kind of token under either setting of QUOTED_IDENTIFIER. SQLCMD lines (`:r`, `:setvar`, `!!` …)
 * are no tokens; they are listed in `directives`. An unterminated string, name or comment is a RehearsalError
 * (SYN002–SYN004) at its first character.
 */
export function lex(text: string, file: string, from = 0, to = text.length): Tokens {
  let { kinds, starts, ends } = scratch;
  let count = 0;
  const comments: number[] = [];
  const directives: number[] = [];
  let i = from;

  while (i < to) {
    const start = i;
    const code = text.charCodeAt(i);
    let kind: TokenKind;
    if (isIdentifierStart(code)) {
      if ((code === 78 || code === 110) && text.charCodeAt(i + 1) === 39) {
        kind = TokenKind.nationalString;
        i = closing(text, file, i, i + 2, to, "'", 'SYN002');
      } else {
        kind = TokenKind.word;
        i = identifierEnd(text, i + 1, to);
      }
    } else if (isWhiteSpace(code)) {
      i += 1;
      continue;
    } else if (isDigit(code)) {
      if (code === 48 && (text.charCodeAt(i + 1) | 32) === 120) {
        kind = TokenKind.binary;
        i = binaryEnd(text, i + 2, to);
      } else {
        kind = TokenKind.number;
        i = numberEnd(text, i, to);
      }
    } else {
      switch (code) {
        case 39: // '
          kind = TokenKind.string;
          i = closing(text, file, i, i + 1, to, "'", 'SYN002');
          break;
        case 34: // "
          kind = TokenKind.doubleQuoted;
          i = closing(text, file, i, i + 1, to, '"', 'SYN003');
          break;
        case 91: // [
          kind = TokenKind.bracketed;
          i = closing(text, file, i, i + 1, to, ']', 'SYN003');
          break;
        case 64: // @
          kind = TokenKind.variable;
          i = identifierEnd(text, i + 1, to);
          break;
        case 35: // #
          kind = TokenKind.temporary;
          i = identifierEnd(text, i + 1, to);
          break;
        case 45: // -
          if (text.charCodeAt(i + 1) === 45) {
            i = lineEnd(text, i + 2, to);
            comments.push(start, i);
            continue;
          }
          kind = TokenKind.symbol;
          i += text.charCodeAt(i + 1) === 61 ? 2 : 1;
          break;
        case 47: // /
          if (text.charCodeAt(i + 1) === 42) {
            i = blockCommentEnd(text, file, i, to);
            comments.push(start, i);
            continue;
          }
          kind = TokenKind.symbol;
          i += text.charCodeAt(i + 1) === 61 ? 2 : 1;
          break;
        case 46: // .
          if (isDigit(text.charCodeAt(i + 1))) {
            kind = TokenKind.number;
            i = numberEnd(text, i, to);
          } else {
            kind = TokenKind.symbol;
            i += 1;
          }
          break;
        case 36: // $
          i = identifierEnd(text, i, to);
          if (i > start + 1) {
            const next = text.charCodeAt(start + 1);
            if (isDigit(next)) {
              kind = TokenKind.money;
              i = moneyEnd(text, start + 1, to);
            } else kind = isVariableAlone(text, start, i) ? TokenKind.sqlcmdVariable : TokenKind.word;
          } else {
            kind = TokenKind.money;
            i = moneyEnd(text, start + 1, to);
          }
          break;
        case 58: // :
        case 33: // !
          if (startsLine(text, from, i)) {
            const end = directiveEnd(text, i, to);
            if (end > i) {
              directives.push(i, end);
              i = end;
              continue;
            }
          }
          kind = TokenKind.symbol;
          i += symbolLength(text, i, code);
          break;
        default:
          if (isCurrency(code)) {
            kind = TokenKind.money;
            i = moneyEnd(text, i + 1, to);
          } else {
            kind = TokenKind.symbol;
            i += symbolLength(text, i, code);
          }
      }
    }
    if (count === kinds.length - 1) {
      scratch = larger(scratch);
      ({ kinds, starts, ends } = scratch);
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = i;
    count += 1;
  }
  kinds[count] = TokenKind.end;
  starts[count] = to;
  ends[count] = to;
  return { file, text, ...firstOfScratch(count + 1), comments, directives };
}

type TokenArrays = { readonly kinds: Uint8Array; readonly starts: Uint32Array; readonly ends: Uint32Array };

/** Tokens are gathered here until their number is known: growing arrays of a script of megabytes would be garbage thrice. */
let scratch = emptyArrays(1024);

/** From so many tokens on the arrays themselves are handed out, since nobody should keep such large ones beside. */
const manyTokens = 1 << 16;

function emptyArrays(size: number): TokenArrays {
  return { kinds: new Uint8Array(size), starts: new Uint32Array(size), ends: new Uint32Array(size) };
}

function larger({ kinds, starts, ends }: TokenArrays): TokenArrays {
  const fresh = emptyArrays(kinds.length * 4);
  fresh.kinds.set(kinds);
  fresh.starts.set(starts);
  fresh.ends.set(ends);
  return fresh;
}

function firstOfScratch(count: number): Pick<Tokens, 'kinds' | 'starts' | 'ends'> {
  const { kinds, starts, ends } = scratch;
  const take = count < manyTokens ? 'slice' : 'subarray';
  if (count >= manyTokens) scratch = emptyArrays(1024);
  return {
    kinds: kinds[take](0, count) as ArrayLike<number> as ArrayLike<TokenKind>,
    starts: starts[take](0, count),
    ends: ends[take](0, count),
  };
}

/** Names run on over `$(var)`: SQLCMD puts its value there before the server reads the text. */
function identifierEnd(text: string, from: number, to: number): number {
  let i = from;
  while (i < to) {
    const code = text.charCodeAt(i);
    if (code === 36 && text.charCodeAt(i + 1) === 40) {
      sqlcmdVariable.lastIndex = i;
      if (!sqlcmdVariable.test(text) || sqlcmdVariable.lastIndex > to) return i + 1;
      i = sqlcmdVariable.lastIndex;
    } else if (isIdentifierPart(code)) i += 1;
    else break;
  }
  return i;
}

function isVariableAlone(text: string, start: number, end: number): boolean {
  return text.charCodeAt(start + 1) === 40 && text.indexOf(')', start) === end - 1;
}

/** The offset behind the closing mark; a doubled mark stands for itself. */
function closing(
  text: string,
  file: string,
  start: number,
  from: number,
  to: number,
  mark: string,
  code: string,
): number {
  let at = from;
  for (;;) {
    at = text.indexOf(mark, at);
    if (at < 0 || at >= to) {
      const what = mark === "'" ? 'string' : 'quoted name';
      fail(code, `this ${what} has no closing ${mark}`, { at: new LineIndex(file, text).position(start) });
    }
    if (text[at + 1] !== mark || at + 1 >= to) return at + 1;
    at += 2;
  }
}

function lineEnd(text: string, from: number, to: number): number {
  line.lastIndex = from;
  line.test(text);
  return Math.min(line.lastIndex, to);
}

/** Comments nest: an inner opening needs its own closing. */
function blockCommentEnd(text: string, file: string, start: number, to: number): number {
  let depth = 1;
  let i = start + 2;
  while (i < to) {
    const code = text.charCodeAt(i);
    if (code === 42 && text.charCodeAt(i + 1) === 47) {
      i += 2;
      depth -= 1;
      if (depth === 0) return Math.min(i, to);
    } else if (code === 47 && text.charCodeAt(i + 1) === 42) {
      i += 2;
      depth += 1;
    } else i += 1;
  }
  return fail('SYN004', 'this comment has no closing */', { at: new LineIndex(file, text).position(start) });
}

/** `12`, `1.`, `.5`, `1e3`, `1.5E-10`; `1e` is also a number for SQL Server. */
function numberEnd(text: string, from: number, to: number): number {
  let i = digitsEnd(text, from, to);
  if (i < to && text.charCodeAt(i) === 46) i = digitsEnd(text, i + 1, to);
  if (i < to && (text.charCodeAt(i) | 32) === 101) {
    let next = i + 1;
    const sign = text.charCodeAt(next);
    if (sign === 43 || sign === 45) next += 1;
    const end = digitsEnd(text, next, to);
    if (end > next) return end;
    if (next === i + 1 && (next >= to || !isIdentifierPart(text.charCodeAt(next)))) return next;
  }
  return i;
}

function digitsEnd(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && isDigit(text.charCodeAt(i))) i += 1;
  return i;
}

function moneyEnd(text: string, from: number, to: number): number {
  let i = from;
  // Blanks may stand behind the sign of the currency.
  while (i < to && isWhiteSpace(text.charCodeAt(i))) i += 1;
  if (!isDigit(text.charCodeAt(i))) i = from;
  const sign = text.charCodeAt(i);
  if ((sign === 43 || sign === 45) && isDigit(text.charCodeAt(i + 1))) i += 1;
  i = digitsEnd(text, i, to);
  if (i < to && text.charCodeAt(i) === 46) i = digitsEnd(text, i + 1, to);
  return i;
}

/** A backslash at the end of a line continues a binary constant on the next one. */
function binaryEnd(text: string, from: number, to: number): number {
  binary.lastIndex = from;
  binary.test(text);
  return Math.min(binary.lastIndex, to);
}

function startsLine(text: string, from: number, at: number): boolean {
  let i = at - 1;
  while (i >= from && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9 || text.charCodeAt(i) === 0xfeff)) i -= 1;
  return i < from || text.charCodeAt(i) === 10 || text.charCodeAt(i) === 13;
}

function directiveEnd(text: string, from: number, to: number): number {
  if (text.charCodeAt(from) === 33) return text.charCodeAt(from + 1) === 33 ? lineEnd(text, from, to) : from;
  directive.lastIndex = from;
  if (!directive.test(text)) return from;
  const end = Math.min(directive.lastIndex, to);
  const open = text.indexOf('"', from);
  if (open < 0 || open >= end) return end;
  // The value of :setvar may run over several lines when it is quoted.
  const close = text.indexOf('"', open + 1);
  return close >= end && close < to ? lineEnd(text, close, to) : end;
}

function symbolLength(text: string, at: number, code: number): number {
  const next = text.charCodeAt(at + 1);
  switch (code) {
    case 60: // < <= <> <<
      return next === 61 || next === 62 || next === 60 ? 2 : 1;
    case 62: // > >= >>
      return next === 61 || next === 62 ? 2 : 1;
    case 33: // ! != !< !>
      return next === 61 || next === 60 || next === 62 ? 2 : 1;
    case 58: // : ::
      return next === 58 ? 2 : 1;
    case 124: // | |= || ||=
      if (next === 124) return text.charCodeAt(at + 2) === 61 ? 3 : 2;
      return next === 61 ? 2 : 1;
    case 43: // + * % & ^
    case 42:
    case 37:
    case 38:
    case 94:
      return next === 61 ? 2 : 1;
    default:
      return 1;
  }
}
