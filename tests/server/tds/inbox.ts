import type { Duplex } from 'node:stream';
import { type Message, MessageReader, packetType } from './packets.ts';

/** The messages of a client in order; an attention overtakes them while a request runs. */
export class Inbox {
  #reader = new MessageReader();
  readonly #messages: Message[] = [];
  #arrived: () => void = () => {};
  #ended = false;
  #detach: () => void = () => {};
  /** Whom an attention interrupts; nobody between requests, then it waits its turn. */
  interrupt: (() => void) | undefined;
  /** Called once when nothing more can come. */
  onEnd: () => void = () => {};

  /** Reads from this stream instead of the one before (which TLS takes over). */
  attach(stream: Duplex): void {
    this.#detach();
    const take = (bytes: Buffer) => this.#take(bytes);
    const end = () => this.#end();
    stream.on('data', take).on('end', end).on('close', end).on('error', end);
    if (stream.destroyed) end();
    this.#detach = () => stream.off('data', take).off('end', end).off('close', end);
  }

  /** The next message; undefined when the client is gone. */
  async next(): Promise<Message | undefined> {
    while (this.#messages.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
    return this.#ended ? undefined : this.#messages.shift();
  }

  #take(bytes: Buffer): void {
    for (const message of this.#reader.push(bytes)) {
      if (message.type === packetType.attention && this.interrupt) this.interrupt();
      else this.#messages.push(message);
    }
    this.#arrived();
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#arrived();
    this.onEnd();
  }
}
