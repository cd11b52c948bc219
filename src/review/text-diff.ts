import { diffLines, diffWordsWithSpace } from 'diff';

export type DiffLine = {
  readonly mark: ' ' | '+' | '-';
  /** Pieces of the line; `changed` ones differ from the other side's line. */
  readonly pieces: readonly { readonly text: string; readonly changed: boolean }[];
};

/** Unchanged lines that stay around a change; longer stretches become one line `…`. */
const context = 3;
/**
 * The share of all lines that may be edited; beyond it the two texts have little in common and both are shown whole. The
 * limits in lines bound the time, which grows with the square of the edits.
 */
const mostEdited = { share: 1 / 3, atLeast: 100, atMost: 600 } as const;

/** Words of one line that may be edited, for the same reason: a line may hold a whole script. */
const mostWords = 200;

/** Two texts as marked lines. A line that changed in part marks only the words that differ. */
export function textDiff(before: string, after: string): DiffLine[] {
  const [old, fresh] = [normalise(before), normalise(after)];
  const lineCount = linesOf(old).length + linesOf(fresh).length;
  const maxEditLength = Math.min(mostEdited.atMost, Math.max(mostEdited.atLeast, lineCount * mostEdited.share));
  const parts = diffLines(old, fresh, { maxEditLength });
  if (!parts) return [...whole('-', old), ...whole('+', fresh)];
  const lines: DiffLine[] = [];
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i];
    const next = parts[i + 1];
    if (!part) continue;
    if (part.removed && next?.added) {
      lines.push(...pairOfBlocks(linesOf(part.value), linesOf(next.value)));
      i += 1;
    } else if (part.removed) lines.push(...whole('-', part.value));
    else if (part.added) lines.push(...whole('+', part.value));
    else lines.push(...shortened(linesOf(part.value), i === 0, i === parts.length - 1));
  }
  return lines;
}

function pairOfBlocks(before: readonly string[], after: readonly string[]): DiffLine[] {
  // Words are compared only where line stands against line; otherwise the pairing would be a guess.
  if (before.length !== after.length || before.length > 40) {
    return [...before.map((l) => plain('-', l)), ...after.map((l) => plain('+', l))];
  }
  const removed: DiffLine[] = [];
  const added: DiffLine[] = [];
  before.forEach((line, i) => {
    const words = diffWordsWithSpace(line, after[i] ?? '', { maxEditLength: mostWords });
    if (!words) {
      removed.push(...whole('-', line));
      added.push(...whole('+', after[i] ?? ''));
      return;
    }
    removed.push({
      mark: '-',
      pieces: words.filter((w) => !w.added).map((w) => ({ text: w.value, changed: w.removed })),
    });
    added.push({
      mark: '+',
      pieces: words.filter((w) => !w.removed).map((w) => ({ text: w.value, changed: w.added })),
    });
  });
  return [...removed, ...added];
}

function shortened(lines: readonly string[], first: boolean, last: boolean): DiffLine[] {
  const head = first ? 0 : context;
  const tail = last ? 0 : context;
  if (lines.length <= head + tail + 1) return lines.map((l) => plain(' ', l));
  const gap = `… ${lines.length - head - tail} lines alike …`;
  return [
    ...lines.slice(0, head).map((l) => plain(' ', l)),
    plain(' ', gap),
    ...lines.slice(lines.length - tail).map((l) => plain(' ', l)),
  ];
}

function whole(mark: '+' | '-', text: string): DiffLine[] {
  return linesOf(text).map((line) => plain(mark, line));
}

function plain(mark: DiffLine['mark'], text: string): DiffLine {
  return { mark, pieces: [{ text, changed: false }] };
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function normalise(text: string): string {
  const lines = text.replaceAll('\r\n', '\n');
  return lines.endsWith('\n') || lines === '' ? lines : `${lines}\n`;
}
