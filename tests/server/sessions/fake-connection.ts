import { EventEmitter } from 'node:events';
import type { Connection, Request } from 'tedious';

/** A connection of tedious without a wire: a test says what comes. */
export class FakeConnection extends EventEmitter {
  readonly sent: { readonly kind: 'batch' | 'rpc'; readonly request: Request }[] = [];
  request: Request | undefined;
  socket: unknown;
  closed = false;
  cancels = 0;

  execSqlBatch(request: Request): void {
    this.request = request;
    this.sent.push({ kind: 'batch', request });
  }

  execSql(request: Request): void {
    this.request = request;
    this.sent.push({ kind: 'rpc', request });
  }

  cancel(): boolean {
    this.cancels += 1;
    return true;
  }

  close(): void {
    this.closed = true;
    process.nextTick(() => this.emit('end'));
  }

  info(number: number, message: string, severity = 0): void {
    this.emit('infoMessage', { number, class: severity, state: 1, message, procName: '', lineNumber: 3 });
  }

  fails(number: number, message: string, procName = ''): void {
    this.emit('errorMessage', { number, class: 16, state: 2, message, procName, lineNumber: 7 });
  }

  ends(error?: Error & { code?: string }): void {
    const { request } = this;
    this.request = undefined;
    request?.callback(error);
  }

  get asConnection(): Connection {
    return this as unknown as Connection;
  }
}
