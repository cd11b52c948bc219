import { readPackage } from './package-model.ts';
import type { XmlNode } from './xml-tree.ts';

// node diff-packages.js <a.dacpac> <b.dacpac> [type or name part]: where two model.xml differ, element by element, for the eye. Unlike
// the judge it leaves nothing aside: order of columns, references and annotations count; only the order of the elements does not.
const [a, b, filter = ''] = process.argv.slice(2);
const [left, right] = [a!, b!].map((file) => {
  const elements = new Map<string, XmlNode>();
  for (const element of readPackage(file).elements) elements.set(element.identity(), element.node);
  return elements;
});
for (const key of new Set([...left!.keys(), ...right!.keys()])) {
  if (!key.toLowerCase().includes(filter.toLowerCase())) continue;
  const [from, to] = [left!.get(key), right!.get(key)];
  if (!from || !to) {
    console.log(`${from ? '-' : '+'} ${key}`);
    continue;
  }
  const [before, after] = [lines(from, ''), lines(to, '')];
  const [gone, come] = [without(before, after), without(after, before)];
  if (gone.length + come.length === 0) continue;
  console.log(`~ ${key}`);
  for (const line of gone) console.log(`    - ${line}`);
  for (const line of come) console.log(`    + ${line}`);
}

/** Each node as a path with its attributes and text; a disambiguator is a mere number. */
function lines(node: XmlNode, at: string): string[] {
  const { Disambiguator: _, ...attributes } = node.attributes;
  const said = Object.entries(attributes).map(([name, value]) => `${name}=${value}`);
  const here = `${at}/${node.tag}(${said.join(' ')})`;
  const text = node.text.trim();
  return [
    text === '' ? here : `${here}: ${JSON.stringify(text).slice(0, 200)}`,
    ...node.children.flatMap((one) => lines(one, here)),
  ];
}

function without(list: readonly string[], other: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of other) counts.set(line, (counts.get(line) ?? 0) + 1);
  return list.filter((line) => {
    const count = counts.get(line) ?? 0;
    counts.set(line, count - 1);
    return count <= 0;
  });
}
