import type { Naming } from '../base/names.ts';
import { Cursor } from '../syntax/cursor.ts';
import { lex } from '../syntax/lexer.ts';

/** A name of one or more parts, or a string, as it stands in a text. */
type Written = { readonly parts: readonly string[]; readonly folded: readonly string[] };

/** The names of a text, to find how it spells one that is only known folded. */
export class WrittenNames {
  readonly #names: readonly Written[];
  readonly #strings: readonly Written[];

  constructor(text: string, naming: Naming, quotedIdentifier: boolean) {
    const names: Written[] = [];
    const strings: Written[] = [];
    const tokens = lex(text, '');
    const c = new Cursor(tokens, 0, tokens.kinds.length - 1, quotedIdentifier);
    const written = (parts: readonly string[]): Written => ({ parts, folded: parts.map((part) => naming.fold(part)) });
    while (!c.done) {
      if (c.atName()) names.push(written(partsFrom(c)));
      else if (c.atString()) strings.push(written([c.string()]));
      else c.advance();
    }
    this.#names = names;
    this.#strings = strings;
  }

  /**
   * The parts as they are spelled where the name first stands: with all its parts, or with its last ones when the schema is not
   * written, or inside a longer name, or as a string. What is not written stays folded; undefined when nothing is written.
   */
  spell(folded: readonly string[]): readonly string[] | undefined {
    const { length } = folded;
    for (let count = length; count > 0; count -= 1) {
      const wanted = folded.slice(length - count);
      const found =
        this.#names.find((name) => name.folded.length === count && sameFrom(name.folded, wanted, 0)) ??
        findInside(this.#names, wanted) ??
        (count === 1 ? this.#strings.find((name) => sameFrom(name.folded, wanted, 0)) : undefined);
      if (!found) continue;
      const at = placeIn(found.folded, wanted);
      return [...folded.slice(0, length - count), ...found.parts.slice(at, at + count)];
    }
    return undefined;
  }
}

function partsFrom(c: Cursor): string[] {
  const parts = [c.name()];
  while (c.accept('.')) parts.push(c.atName() ? c.name() : '');
  return parts;
}

function findInside(names: readonly Written[], wanted: readonly string[]): Written | undefined {
  return names.find((name) => placeIn(name.folded, wanted) >= 0);
}

/** Where the wanted parts stand next to each other among the parts; -1 when they do not. */
function placeIn(parts: readonly string[], wanted: readonly string[]): number {
  for (let at = 0; at + wanted.length <= parts.length; at += 1) if (sameFrom(parts, wanted, at)) return at;
  return -1;
}

function sameFrom(parts: readonly string[], wanted: readonly string[], at: number): boolean {
  return wanted.every((part, i) => parts[at + i] === part);
}
