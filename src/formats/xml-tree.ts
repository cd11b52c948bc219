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
  // saxen tells a tag's place by counting lines from the start of the document; looking for it from the last tag on is linear.
  let at = 0;
  let line = 1;
  const moveTo = (part: string): void => {
    const found = text.indexOf(part, at);
    for (let i = text.indexOf('\n', at); i >= 0 && i < found; i = text.indexOf('\n', i + 1)) line += 1;
    at = Math.max(at, found);
  };
  scanXml(text, file, code, {
    open: (name, attributes) => {
      moveTo(`<${name}`);
      stack.push({ name, attributes, children: [], text: '', line });
      at += 1;
    },
    comment: (part) => {
      moveTo(part);
      moveTo('-->');
    },
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
