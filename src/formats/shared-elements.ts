import type { ModelElement } from './model-element.ts';

/**
 * Elements of model.xml files that were read before, by their text. Two versions of a database share most of theirs, so the
 * second package of a comparison is scanned only where it differs; equal elements are the same object.
 */
export type SharedElements = Map<string, ModelElement>;

const elementStart = '\n\t\t<Element ';

/**
 * The texts of the top-level elements, with what stands before and behind them, or undefined where the file is not laid out
 * as DacFx lays it out (an element a line, two tabs deep): then it has to be scanned whole.
 */
export function splitElements(
  text: string,
): { readonly head: string; readonly elements: readonly string[]; readonly tail: string } | undefined {
  const first = text.indexOf(elementStart);
  const close = text.lastIndexOf('\n\t</Model>');
  if (first < 0 || close < first) return undefined;
  const elements: string[] = [];
  for (let from = first; from < close; ) {
    let to = text.indexOf(elementStart, from + 1);
    if (to < 0 || to > close) to = close;
    // The same text may stand inside a script: then the piece ends within CDATA and goes on.
    while (to < close && insideCdata(text, from, to)) {
      to = text.indexOf(elementStart, to + 1);
      if (to < 0 || to > close) to = close;
    }
    elements.push(text.slice(from, to));
    from = to;
  }
  return { head: text.slice(0, first), elements, tail: text.slice(close) };
}

function insideCdata(text: string, from: number, to: number): boolean {
  const piece = text.slice(from, to);
  const open = piece.lastIndexOf('<![CDATA[');
  return open >= 0 && piece.indexOf(']]>', open) < 0;
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
