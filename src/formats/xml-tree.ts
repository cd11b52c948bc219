import { SaxesParser } from 'saxes';
import { RehearsalError } from '../base/errors.ts';

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

/** Throws `code` with file, line and column when the text is not well-formed. */
export function parseXml(text: string, file: string, code: string): XmlNode {
  type Open = { name: string; attributes: Record<string, string>; children: XmlNode[]; text: string; line: number };
  const root: Open = { name: '', attributes: {}, children: [], text: '', line: 1 };
  const stack: Open[] = [root];
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  parser.on('error', (error) => {
    throw new RehearsalError([
      {
        code,
        severity: 'error',
        message: `Not well-formed XML: ${error.message.replace(/^.*?:\d+:\d+: /, '')}.`,
        at: { file, line: parser.line, column: parser.column + 1 },
      },
    ]);
  });
  parser.on('opentag', ({ name, attributes }) => {
    stack.push({ name, attributes, children: [], text: '', line: parser.line });
  });
  const addText = (part: string) => {
    const top = stack[stack.length - 1];
    if (top) top.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = stack.pop();
    const parent = stack[stack.length - 1];
    if (closed && parent) parent.children.push({ ...closed, text: closed.text.trim() });
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();
  return root.children[0] ?? { name: '', attributes: {}, children: [], text: '', line: 1 };
}
