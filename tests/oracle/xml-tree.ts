import { scanXml } from '../../src/formats/scan-xml.ts';

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
  scanXml(text, 'oracle.xml', 'XML', {
    open: (tag, attributes) => {
      const node: Open = { tag, attributes, children: [], text: '' };
      open[open.length - 1]!.children.push(node);
      open.push(node);
    },
    close: () => open.pop(),
    text: (value) => {
      open[open.length - 1]!.text += value;
    },
  });
  return root.children[0]!;
}
