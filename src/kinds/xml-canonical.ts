import { RehearsalError } from '../base/errors.ts';
import { parseXml, type XmlNode } from '../formats/xml-tree.ts';

/**
 * An XML schema, or several one after the other, in a form in which a server's spelling and the author's are one: prefixes
 * resolved, attributes sorted, comments, annotations and white space gone. Text that is no XML comes back with blanks folded.
 */
export function canonicalXml(text: string): string {
  const body = text.replaceAll(/<\?xml[^>]*\?>/gi, '');
  try {
    const root = parseXml(`<schemas>${body}</schemas>`, '', 'XML001');
    return root.children.map((child) => canonicalNode(child, new Map())).join('');
  } catch (error) {
    if (!(error instanceof RehearsalError)) throw error;
    return text.replaceAll(/\s+/g, ' ').trim();
  }
}

function canonicalNode(node: XmlNode, outer: ReadonlyMap<string, string>): string {
  const spaces = new Map(outer);
  const attributes: string[] = [];
  for (const [name, value] of Object.entries(node.attributes)) {
    if (name === 'xmlns') spaces.set('', value);
    else if (name.startsWith('xmlns:')) spaces.set(name.slice(6), value);
    else attributes.push(name);
  }
  const name = resolve(node.name, spaces);
  if (name.endsWith('}annotation')) return '';
  const rest = attributes
    .map((attribute) => {
      const value = node.attributes[attribute] ?? '';
      // Names in values carry prefixes too.
      const named = /^(type|base|ref|itemType|substitutionGroup|refer)$/.test(attribute);
      return `${attribute}=${JSON.stringify(named ? resolve(value, spaces) : value)}`;
    })
    .sort()
    .join(' ');
  const inner = node.children.map((child) => canonicalNode(child, spaces)).join('');
  return `<${name} ${rest}>${node.text}${inner}</>`;
}

function resolve(name: string, spaces: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':');
  const space = spaces.get(colon < 0 ? '' : name.slice(0, colon));
  return space === undefined ? name : `{${space}}${name.slice(colon + 1)}`;
}
