/** Text that is written piece by piece and wanted as UTF-8 in the end; it is never one string. */
export class Utf8Text {
  private pieces: string[] = [];
  /** Of the pieces, in UTF-16 units. */
  private length = 0;
  private buffer = Buffer.allocUnsafeSlow(1 << 16);
  private size = 0;

  push(piece: string): void {
    this.pieces.push(piece);
    this.length += piece.length;
    if (this.length > 1 << 15) this.encode();
  }

  bytes(): Uint8Array {
    this.encode();
    return this.buffer.subarray(0, this.size);
  }

  private encode(): void {
    const text = this.pieces.join('');
    this.pieces = [];
    this.length = 0;
    // No unit of UTF-16 takes more than three bytes.
    const most = this.size + text.length * 3;
    if (most > this.buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(most, this.buffer.length * 2));
      this.buffer.copy(larger, 0, 0, this.size);
      this.buffer = larger;
    }
    this.size += this.buffer.write(text, this.size, 'utf8');
  }
}
