import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { CutManner, FaultPlan } from './faults.ts';

/** A TCP connection that ends after the bytes, or at the moment, that a plan of faults names. */
export class FaultySocket extends Duplex {
  readonly #socket: Socket;
  readonly #plan: () => FaultPlan;
  #silent = false;

  constructor(socket: Socket, plan: () => FaultPlan) {
    super();
    this.#socket = socket;
    this.#plan = plan;
    socket.setNoDelay(true);
    socket.on('data', (bytes: Buffer) => this.#receive(bytes));
    socket.on('end', () => this.push(null));
    socket.on('close', () => this.destroy());
    // A connection that the client resets is closed; there is nobody to tell.
    socket.on('error', () => this.destroy());
  }

  cut(manner: CutManner): void {
    if (manner === 'reset') this.#socket.resetAndDestroy();
    else if (manner === 'close') this.#socket.destroySoon();
    // The engine's session ends as if the server had seen its client go; the client sees nothing.
    this.#silent = manner === 'silence';
    if (this.#silent) this.push(null);
    else this.destroy();
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, written: (error?: Error | null) => void): void {
    if (this.#silent || this.#socket.destroyed) return written();
    const plan = this.#plan();
    const { passes, cut } = plan.pass('server', bytes.length);
    if (!cut) return void this.#socket.write(bytes, written);
    this.#socket.write(bytes.subarray(0, passes));
    written();
    this.cut(plan.manner);
  }

  override _final(ended: () => void): void {
    if (this.#silent) ended();
    else this.#socket.end(ended);
  }

  override _destroy(error: Error | null, destroyed: (error?: Error | null) => void): void {
    if (!this.#silent) this.#socket.destroySoon();
    destroyed(error);
  }

  #receive(bytes: Buffer): void {
    const plan = this.#plan();
    const { passes, cut } = plan.pass('client', bytes.length);
    if (!this.push(bytes.subarray(0, passes))) this.#socket.pause();
    if (cut) this.cut(plan.manner);
  }
}
