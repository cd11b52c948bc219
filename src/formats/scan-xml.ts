import { Parser } from 'saxen';
import { RehearsalError } from '../base/errors.ts';

export type XmlHandlers = {
  /** Attribute values are decoded. */
  open(name: string, attributes: Record<string, string>): void;
  close(name: string): void;
  /** Text (decoded) and CDATA (as it stands: line ends are not changed, which XML would demand and DacFx does not do). */
  text(text: string): void;
  comment?(text: string): void;
};

/**
 * Reads an XML document from left to right. Throws `code` with line and column when it is not well-formed. Without `hasText`
 * only CDATA is text: every tab between two tags would be cut out and handed over for nothing.
 */
export function scanXml(text: string, file: string, code: string, handlers: XmlHandlers, hasText = true): void {
  parserOf(file, code, handlers, hasText).parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
}

/** The same piece by piece; an error's place is that within its piece. */
export function scanXmlPieces(
  pieces: Iterable<string>,
  file: string,
  code: string,
  handlers: XmlHandlers,
  hasText = true,
): void {
  const parser = parserOf(file, code, handlers, hasText);
  for (const piece of pieces) parser.write(piece);
  parser.end();
}

function parserOf(file: string, code: string, handlers: XmlHandlers, hasText: boolean): Parser {
  const parser = new Parser();
  parser.on('openTag', (name, getAttributes, decode) => {
    const attributes = getAttributes();
    for (const key in attributes) {
      const value = attributes[key] as string;
      if (value.includes('&')) attributes[key] = decode(value);
    }
    handlers.open(name, attributes);
  });
  parser.on('closeTag', (name) => handlers.close(name));
  if (hasText) parser.on('text', (value, decode) => handlers.text(value.includes('&') ? decode(value) : value));
  parser.on('cdata', (value) => handlers.text(value));
  if (handlers.comment) parser.on('comment', (value) => handlers.comment?.(value));
  // saxen goes on after what it calls a warning (an attribute without quotes); no tool writes that, so it is damage.
  for (const event of ['error', 'warn'] as const) {
    parser.on(event, (error, context) => {
      const { line, column } = context();
      throw new RehearsalError([
        {
          code,
          severity: 'error',
          message: `Not well-formed XML: ${error.message}.`,
          at: { file, line: line + 1, column: column + 1 },
        },
      ]);
    });
  }
  return parser;
}
