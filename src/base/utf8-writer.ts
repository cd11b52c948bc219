/** Takes bytes in stretches, each of which is good until the call returns: its room is used again for the next. */
export type ByteSink = (bytes: Uint8Array) => void;

/** UTF-16 units that are gathered before they are encoded. */
const stretch = 1 << 15;

/** Text that is written piece by piece and handed on as UTF-8; however long it is, only a stretch of it is in memory. */
export class Utf8Writer {
  readonly #sink: ByteSink;
  // No unit of UTF-16 takes more than three bytes.
  readonly #buffer = Buffer.allocUnsafeSlow(stretch * 3);
  #pieces: string[] = [];
  #length = 0;

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  push(piece: string): void {
    if (this.#length + piece.length > stretch) {
      this.end();
      if (piece.length > stretch) {
        for (const part of stretchesOf(piece)) this.#encode(part);
        return;
      }
    }
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  /** Hands on what is left. */
  end(): void {
    if (this.#length > 0) this.#encode(this.#pieces.join(''));
    this.#pieces = [];
    this.#length = 0;
  }

  #encode(text: string): void {
    this.#sink(this.#buffer.subarray(0, this.#buffer.write(text, 'utf8')));
  }
}

/** A long text in parts that can be encoded one by one: no character is torn in two. */
export function* stretchesOf(text: string): Iterable<string> {
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + stretch, text.length);
    const last = text.charCodeAt(to - 1);
    if (to < text.length && last >= 0xd800 && last < 0xdc00) to -= 1;
    yield text.slice(from, to);
    from = to;
  }
}
