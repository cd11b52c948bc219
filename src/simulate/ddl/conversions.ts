/** Groups of system types between which conversions exist or do not (documentation: CAST and CONVERT, the conversion chart). */
const character = new Set([167, 175, 231, 239]);
const oldText = new Set([35, 99]);
const binary = new Set([165, 173]);
const dates = new Set([40, 41, 42, 43, 58, 61]);
const newDates = new Set([40, 41, 42, 43]);
const numbers = new Set([48, 52, 56, 59, 60, 62, 104, 106, 108, 122, 127]);

/** Whether values of one system type convert to another without being told to: what ALTER COLUMN and INSERT need. */
export function conversionAllowed(from: number, to: number): boolean {
  if (from === to) return true;
  if (from === 98 || to === 98) return toVariant(from, to);
  if (character.has(from)) return fromCharacter(to);
  if (oldText.has(from)) return character.has(to) || oldText.has(to) || to === 241;
  if (numbers.has(from)) return fromNumber(from, to);
  if (dates.has(from)) return fromDate(from, to);
  if (binary.has(from)) return !newDates.has(to) && !oldText.has(to) && to !== 59 && to !== 62;
  if (from === 36) return character.has(to) || binary.has(to);
  if (from === 34) return binary.has(to) || to === 189;
  if (from === 189) return numbers.has(to) || binary.has(to) || character.has(to) || to === 61 || to === 58;
  if (from === 241) return false;
  if (from === 244) return character.has(to);
  return false;
}

function toVariant(from: number, to: number): boolean {
  // sql_variant takes nearly everything and gives nothing back by itself.
  return to === 98 && !oldText.has(from) && from !== 34 && from !== 241 && from !== 189 && from !== 240;
}

function fromCharacter(to: number): boolean {
  // Binary, rowversion and image need an explicit CONVERT.
  return !binary.has(to) && to !== 189 && to !== 34;
}

function fromNumber(from: number, to: number): boolean {
  if (numbers.has(to) || character.has(to)) return true;
  if (binary.has(to)) return true;
  if (to === 61 || to === 58) return true;
  return to === 189 && from !== 59 && from !== 62;
}

function fromDate(from: number, to: number): boolean {
  if (character.has(to)) return true;
  if (!dates.has(to)) return false;
  // A day has no time of its own and a time no day.
  return !((from === 40 && to === 41) || (from === 41 && to === 40));
}
