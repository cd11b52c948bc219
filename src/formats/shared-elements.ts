import { isAscii } from 'node:buffer';
import type { ModelElement } from './model-element.ts';

/**
 * Elements of model.xml files that were read before, by their text. Two versions of a database share most of theirs, so the
 * second package of a comparison is scanned only where it differs; equal elements are the same object.
 */
export type SharedElements = Map<string, ModelElement>;

const elementStart = '\n\t\t<Element ';

/**
 * The texts of the top-level elements, and what stands around them, or undefined where the file is not laid out
 * as DacFx lays it out (an element a line, two tabs deep): then it has to be scanned whole.
 */
export function splitElements(
  bytes: Buffer,
): { readonly head: string; readonly elements: Iterable<string>; readonly tail: string } | undefined {
  const first = bytes.indexOf(elementStart);
  const close = bytes.lastIndexOf('\n\t</Model>');
  if (first < 0 || close < first) return undefined;
  return {
    head: decoded(bytes.subarray(0, first)).replace(/^\ufeff/, ''),
    elements: elementsBetween(bytes, first, close),
    tail: decoded(bytes.subarray(close)),
  };
}

/** Each text by itself: cut out of one long text, they would keep all of it alive. */
function* elementsBetween(bytes: Buffer, first: number, close: number): Iterable<string> {
  const next = (from: number): number => {
    const at = bytes.indexOf(elementStart, from);
    return at < 0 || at > close ? close : at;
  };
  for (let from = first; from < close; ) {
    let to = next(from + 1);
    // The same text may stand inside a script: then the piece ends within CDATA and goes on.
    while (to < close && endsInsideCdata(bytes.subarray(from, to))) to = next(to + 1);
    yield decoded(bytes.subarray(from, to));
    from = to;
  }
}

function endsInsideCdata(piece: Buffer): boolean {
  const open = piece.lastIndexOf('<![CDATA[');
  return open >= 0 && piece.indexOf(']]>', open) < 0;
}

/** Most texts are ASCII, which takes half the room and no decoding. */
function decoded(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

/** Relationships that nobody reads, by element type: the columns of a view, what a procedure's body makes up. */
export type IgnoredRelationships = ReadonlyMap<string, readonly string[]>;

/**
 * A top-level element's text without the relationships that nobody reads; in large packages they are a fifth of all tags.
 * Only whole blocks three tabs deep behind the last script are cut, so the text of a script is never touched.
 */
export function withoutIgnored(element: string, ignored: IgnoredRelationships): string {
  const type = element.slice(elementStart.length + 6, element.indexOf('"', elementStart.length + 6));
  let result = element;
  for (const name of ignored.get(type) ?? []) {
    const start = result.indexOf(`\n\t\t\t<Relationship Name="${name}">`, result.lastIndexOf(']]>') + 1);
    const end = start < 0 ? -1 : result.indexOf(relationshipEnd, start);
    if (end >= 0) result = result.slice(0, start) + result.slice(end + relationshipEnd.length);
  }
  return result;
}

const relationshipEnd = '\n\t\t\t</Relationship>';

const inlineNumber = /(<Annotation Type="SqlInlineConstraintAnnotation"|<AttachedAnnotation) Disambiguator="\d+"/g;

/**
 * What makes two element texts the same: all but the numbers that tie an inline constraint to its column, which are counted
 * through the whole file and shift when anything before is added.
 */
export function elementKey(element: string): string {
  return element.includes('Annotation ') ? element.replace(inlineNumber, '$1') : element;
}
