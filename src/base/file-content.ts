import { createHash } from 'node:crypto';
import { sha256 } from './sha256.ts';
import { type ByteSink, Utf8Writer } from './utf8-writer.ts';

/** What stands in a file: its bytes, or what writes them, as often as they are wanted, so that large ones are never held. */
export type FileContent = Uint8Array | ((sink: ByteSink) => void);

/** The content that `write` makes of pieces of text. */
export function textContent(write: (push: (piece: string) => void) => void): FileContent {
  return (sink) => {
    const writer = new Utf8Writer(sink);
    write((piece) => writer.push(piece));
    writer.end();
  };
}

export function writeContent(content: FileContent, sink: ByteSink): void {
  if (typeof content === 'function') content(sink);
  else sink(content);
}

/** Lower-case hexadecimal SHA-256. */
export function contentHash(content: FileContent): string {
  if (typeof content !== 'function') return sha256(content);
  const hash = createHash('sha256');
  content((bytes) => hash.update(bytes));
  return hash.digest('hex');
}

export function contentBytes(content: FileContent): Uint8Array {
  if (typeof content !== 'function') return content;
  const parts: Uint8Array[] = [];
  content((bytes) => parts.push(Uint8Array.from(bytes)));
  return Buffer.concat(parts);
}
