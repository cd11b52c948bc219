import { scanXml } from './scan-xml.ts';

/** A small XML document as a tree: project files and refactor logs, not models. */
export type XmlNode = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Own text, trimmed. */
  readonly text: string;
  /** 1-based. */
  readonly line: number;
};

type Open = { name: string; attributes: Record<string, string>; children: XmlNode[]; text: string; line: number };

/** Throws `code` with file, line and column when the text is not well-formed. */
export function parseXml(text: string, file: string, code: string): XmlNode {
  const root: Open = { name: '', attributes: {}, children: [], text: '', line: 1 };
  const stack: Open[] = [root];
  scanXml(text, file, code, {
    open: (name, attributes, line) => stack.push({ name, attributes, children: [], text: '', line: line() }),
    text: (part) => {
      const top = stack[stack.length - 1];
      if (top) top.text += part;
    },
    close: () => {
      const closed = stack.pop();
      const parent = stack[stack.length - 1];
      if (closed && parent) parent.children.push({ ...closed, text: closed.text.trim() });
    },
  });
  return root.children[0] ?? { name: '', attributes: {}, children: [], text: '', line: 1 };
}
