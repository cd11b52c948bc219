import { createHash } from 'node:crypto';
import { sha256 } from './sha256.ts';
import { type ByteSink, Utf8Writer } from './utf8-writer.ts';

/** What stands in a file: its bytes, or what writes them, so that large ones are never held. */
export type FileContent = Uint8Array | ((sink: ByteSink) => void);

/** The content that `write` makes of pieces of text. */
export function textContent(write: (push: (piece: string) => void) => void): FileContent {
  return (sink) => {
    const writer = new Utf8Writer(sink);
    write((piece) => writer.push(piece));
    writer.end();
  };
}

/** Hands the content on, and answers its SHA-256 in lower-case hexadecimal. */
export function writeContent(content: FileContent, sink: ByteSink): string {
  if (typeof content !== 'function') {
    sink(content);
    return sha256(content);
  }
  const hash = createHash('sha256');
  content((bytes) => {
    hash.update(bytes);
    sink(bytes);
  });
  return hash.digest('hex');
}
