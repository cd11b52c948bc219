/** A cursor over one whole message of a client. Reading past its end throws a RangeError: the message is broken. */
export class ByteReader {
  readonly #buffer: Buffer;
  offset: number;

  constructor(buffer: Buffer, offset = 0) {
    this.#buffer = buffer;
    this.offset = offset;
  }

  get atEnd(): boolean {
    return this.offset >= this.#buffer.length;
  }

  u8(): number {
    return this.#buffer.readUInt8(this.#advance(1));
  }

  u16(): number {
    return this.#buffer.readUInt16LE(this.#advance(2));
  }

  u32(): number {
    return this.#buffer.readUInt32LE(this.#advance(4));
  }

  i16(): number {
    return this.#buffer.readInt16LE(this.#advance(2));
  }

  i32(): number {
    return this.#buffer.readInt32LE(this.#advance(4));
  }

  u64(): bigint {
    return this.#buffer.readBigUInt64LE(this.#advance(8));
  }

  i64(): bigint {
    return this.#buffer.readBigInt64LE(this.#advance(8));
  }

  f32(): number {
    return this.#buffer.readFloatLE(this.#advance(4));
  }

  f64(): number {
    return this.#buffer.readDoubleLE(this.#advance(8));
  }

  unsigned(bytes: number): bigint {
    let value = 0n;
    for (let i = 0; i < bytes; i += 1) value |= BigInt(this.u8()) << BigInt(8 * i);
    return value;
  }

  bytes(count: number): Buffer {
    const from = this.#advance(count);
    if (this.offset > this.#buffer.length) throw new RangeError('the message ends before its data');
    return this.#buffer.subarray(from, this.offset);
  }

  ucs2(units: number): string {
    return this.bytes(units * 2).toString('utf16le');
  }

  bVarChar(): string {
    return this.ucs2(this.u8());
  }

  usVarChar(): string {
    return this.ucs2(this.u16());
  }

  #advance(bytes: number): number {
    const at = this.offset;
    this.offset += bytes;
    return at;
  }
}
