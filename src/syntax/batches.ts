import { lex } from './lexer.ts';
import { applySetStatement, type SetOptions, startsModule } from './set-options.ts';
import { TokenKind } from './token.ts';
import type { Tokens } from './tokens.ts';

/** What one `GO` sends to the server. Batches without any token are left out. */
export type Batch = {
  /** The tokens of the whole file; this batch's are those with `from <= index < to`. */
  readonly tokens: Tokens;
  readonly from: number;
  readonly to: number;
  /** First character behind the line of the previous GO. */
  readonly start: number;
  /** Where the line of the GO that ends it begins, or the end of the text. */
  readonly end: number;
  /** How often `GO n` runs it. */
  readonly count: number;
  /** As they stand when the first statement that is no such SET is parsed; both are decided at parse time. */
  readonly settings: SetOptions;
  /** As the batch before leaves them, and as this one does. */
  readonly settingsBefore: SetOptions;
  readonly settingsAfter: SetOptions;
};

/** A stretch of a script that holds whole batches; the one batch that it is, where that has been cut out of a script before. */
export type ScriptPiece = { readonly text: string; readonly batch?: Batch };

/**
 * Splits a script where GO stands alone on its line (a count, a semicolon and comments may follow), never inside
 * strings, names and comments. `initial` are the settings of the connection or the project file (default: both on);
 * SET statements carry over to later batches, unless they stand in the body of a module.
 */
export function splitBatches(text: string, file: string, initial?: Partial<SetOptions>): readonly Batch[] {
  return batchesOf(lex(text, file), initial);
}

/** The same over tokens that are there already. */
export function batchesOf(tokens: Tokens, initial: Partial<SetOptions> = {}): readonly Batch[] {
  const { text, kinds, starts, ends } = tokens;
  const limit = kinds.length - 1;
  const batches: Batch[] = [];
  let settings: SetOptions = { quotedIdentifier: true, ansiNulls: true, ...initial };
  let from = 0;
  let start = limit >= 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const close = (to: number, end: number, count: number): void => {
    if (to <= from) return;
    const leading = settingsAtFirstStatement(tokens, from, to, settings);
    const settingsBefore = settings;
    settings = settingsAtEnd(tokens, leading.index, to, leading.settings);
    const own = { settings: leading.settings, settingsBefore, settingsAfter: settings };
    batches.push({ tokens, from, to, start, end, count, ...own });
  };
  for (let i = 0; i < limit; i += 1) {
    const at = starts[i] ?? 0;
    if (kinds[i] !== TokenKind.word || (ends[i] ?? 0) - at !== 2) continue;
    if ((text.charCodeAt(at) | 32) !== 103 || (text.charCodeAt(at + 1) | 32) !== 111) continue;
    if (i > 0 && !hasLineBreak(text, ends[i - 1] ?? 0, at)) continue;
    let next = i + 1;
    let count = 1;
    if (kinds[next] === TokenKind.number && !hasLineBreak(text, ends[next - 1] ?? 0, starts[next] ?? 0)) {
      count = Number(text.slice(starts[next], ends[next]));
      next += 1;
    }
    if (text[starts[next] ?? 0] === ';' && !hasLineBreak(text, ends[next - 1] ?? 0, starts[next] ?? 0)) next += 1;
    if (next < limit && !hasLineBreak(text, ends[next - 1] ?? 0, starts[next] ?? 0)) continue;
    close(i, lineStart(tokens, at, i > 0 ? (ends[i - 1] ?? 0) : 0), count);
    start = behindLine(tokens, ends[next - 1] ?? 0);
    from = next;
    i = next - 1;
  }
  close(limit, text.length, 1);
  return batches;
}

function settingsAtFirstStatement(
  tokens: Tokens,
  from: number,
  to: number,
  before: SetOptions,
): { readonly settings: SetOptions; readonly index: number } {
  let settings = before;
  let index = from;
  while (index < to) {
    const set = applySetStatement(tokens, index, to, settings);
    if (!set) break;
    settings = set.settings;
    index = set.next;
  }
  return { settings, index };
}

function settingsAtEnd(tokens: Tokens, from: number, to: number, before: SetOptions): SetOptions {
  if (startsModule(tokens, from, to)) return before;
  let settings = before;
  for (let index = from; index < to; ) {
    const set = applySetStatement(tokens, index, to, settings);
    if (set) settings = set.settings;
    index = set ? set.next : index + 1;
  }
  return settings;
}

function hasLineBreak(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) return true;
  }
  return false;
}

/** The start of GO's line, or of GO itself where a comment of several lines ends on that line. */
function lineStart(tokens: Tokens, at: number, floor: number): number {
  let i = at;
  while (i > floor && tokens.text.charCodeAt(i - 1) !== 10 && tokens.text.charCodeAt(i - 1) !== 13) i -= 1;
  return commentAround(tokens, i) >= 0 ? at : i;
}

function behindLine(tokens: Tokens, from: number): number {
  const { text } = tokens;
  let i = from;
  while (i < text.length && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13) i += 1;
  const comment = commentAround(tokens, i);
  if (comment >= 0) return comment;
  if (text.charCodeAt(i) === 13 && text.charCodeAt(i + 1) === 10) return i + 2;
  return Math.min(i + 1, text.length);
}

/** The end of the comment around the offset, or -1. */
function commentAround(tokens: Tokens, offset: number): number {
  const { comments } = tokens;
  let low = 0;
  let high = comments.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle * 2 + 1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const start = comments[low * 2];
  return start !== undefined && start < offset ? (comments[low * 2 + 1] ?? -1) : -1;
}
