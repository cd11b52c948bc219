import { SaxesParser } from 'saxes';

/** An XML element as the judge reads it: no schema, no knowledge of ours. */
export type XmlNode = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
};

export function parseXml(text: string): XmlNode {
  type Open = { tag: string; attributes: Record<string, string>; children: XmlNode[]; text: string };
  const root: Open = { tag: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    const node: Open = { tag: tag.name, attributes: tag.attributes as Record<string, string>, children: [], text: '' };
    open[open.length - 1]!.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (value: string): void => {
    open[open.length - 1]!.text += value;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text.replace(/^\ufeff/, '')).close();
  return root.children[0]!;
}
