import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { random, shuffle } from './random.ts';

/** Writes a copy of a package whose top-level elements stand in another order; everything else stays. */
export function shuffledPackage(file: string, output: string, seed: string): void {
  const entries = unzipSync(readFileSync(file));
  const text = strFromU8(entries['model.xml']!);
  const start = text.indexOf('<Model>') + '<Model>'.length;
  const end = text.lastIndexOf('</Model>');
  const elements = topLevel(text.slice(start, end));
  const model = strToU8(text.slice(0, start) + shuffle(elements, random(seed)).join('') + text.slice(end));
  const checksum = createHash('sha256').update(model).digest('hex').toUpperCase();
  const origin = strFromU8(entries['Origin.xml']!).replace(/(<Checksum Uri="\/model.xml">)[^<]*/, `$1${checksum}`);
  writeFileSync(output, zipSync({ ...entries, 'model.xml': model, 'Origin.xml': strToU8(origin) }));
}

/** Top-level elements of model.xml as text, each with the white space before it. */
function topLevel(text: string): string[] {
  const elements: string[] = [];
  let depth = 0;
  let start = 0;
  const tag = /<!\[CDATA\[[\s\S]*?\]\]>|<Element\b[^>]*?(\/?)>|<\/Element>/g;
  for (const found of text.matchAll(tag)) {
    if (found[0].startsWith('<!')) continue;
    const closes = found[0] === '</Element>' || found[1] === '/';
    if (found[0] !== '</Element>') depth++;
    if (closes) depth--;
    if (closes && depth === 0) {
      elements.push(text.slice(start, found.index + found[0].length));
      start = found.index + found[0].length;
    }
  }
  return elements;
}
