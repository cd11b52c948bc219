/** Types of TDS packets, [MS-TDS] 2.2.3.1.1. */
export const packetType = {
  batch: 0x01,
  rpc: 0x03,
  response: 0x04,
  attention: 0x06,
  bulkLoad: 0x07,
  fedAuthToken: 0x08,
  transactionManager: 0x0e,
  login7: 0x10,
  sspi: 0x11,
  prelogin: 0x12,
} as const;

export const headerLength = 8;
const status = { endOfMessage: 0x01, ignore: 0x02, resetConnection: 0x08, resetKeepTransaction: 0x10 };

/** What a client sends as one: the packets up to the one that ends the message. */
export type Message = {
  readonly type: number;
  readonly data: Buffer;
  /** The client gave up while sending. */
  readonly ignore: boolean;
  /** The session is to be as new before this runs. */
  readonly reset: boolean;
};

/** Puts the bytes of a connection together to messages, however they arrive. */
export class MessageReader {
  #rest: Buffer = Buffer.alloc(0);
  #parts: Buffer[] = [];
  #reset = false;

  /** The messages that these bytes complete. */
  push(bytes: Buffer): Message[] {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const messages: Message[] = [];
    while (this.#rest.length >= headerLength) {
      const length = this.#rest.readUInt16BE(2);
      if (length < headerLength) throw new RangeError(`a packet of ${length} bytes`);
      if (this.#rest.length < length) break;
      const packet = this.#rest.subarray(0, length);
      this.#rest = this.#rest.subarray(length);
      const flags = packet[1]!;
      this.#parts.push(packet.subarray(headerLength));
      this.#reset ||= (flags & (status.resetConnection | status.resetKeepTransaction)) !== 0;
      if ((flags & status.endOfMessage) === 0) continue;
      messages.push({
        type: packet[0]!,
        data: Buffer.concat(this.#parts),
        ignore: (flags & status.ignore) !== 0,
        reset: this.#reset,
      });
      this.#parts = [];
      this.#reset = false;
    }
    return messages;
  }
}

/** One packet; `id` counts them within a message. */
export function packet(type: number, data: Uint8Array, last: boolean, id: number): Buffer {
  const header = Buffer.alloc(headerLength);
  header[0] = type;
  header[1] = last ? status.endOfMessage : 0;
  header.writeUInt16BE(headerLength + data.length, 2);
  header[6] = id % 256;
  return Buffer.concat([header, data]);
}

/** Cuts one message into packets and sends each as soon as it is full, or when asked to. */
export class PacketWriter {
  readonly #type: number;
  readonly #room: number;
  readonly #send: (bytes: Buffer) => void;
  #parts: Uint8Array[] = [];
  #length = 0;
  #id = 0;

  constructor(type: number, packetSize: number, send: (bytes: Buffer) => void) {
    this.#type = type;
    this.#room = packetSize - headerLength;
    this.#send = send;
  }

  add(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
    // The last full packet stays: only the end knows whether it ends the message.
    if (this.#length > this.#room) this.#sendWhile((left) => left > this.#room);
  }

  /** Sends what there is in a packet that does not end the message. */
  flush(): void {
    this.#sendWhile((left) => left > 0);
  }

  end(): void {
    this.#sendWhile((left) => left > this.#room);
    this.#send(packet(this.#type, Buffer.concat(this.#parts), true, ++this.#id));
    this.#parts = [];
    this.#length = 0;
  }

  #sendWhile(more: (left: number) => boolean): void {
    let left = Buffer.concat(this.#parts);
    while (more(left.length)) {
      this.#send(packet(this.#type, left.subarray(0, this.#room), false, ++this.#id));
      left = left.subarray(Math.min(this.#room, left.length));
    }
    this.#parts = [left];
    this.#length = left.length;
  }
}
