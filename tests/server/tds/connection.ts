import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import type { Engine, EngineSession, Login } from '../engine.ts';
import { type Ask, readRequest } from './asks.ts';
import type { Boundary, CutSide, FaultPlan } from './faults.ts';
import type { FaultySocket } from './faulty-socket.ts';
import { Inbox } from './inbox.ts';
import { refusal, welcome } from './login-response.ts';
import { readLogin7 } from './login7.ts';
import { type Message, PacketWriter, packetType } from './packets.ts';
import { encryption, readPrelogin, writePrelogin } from './prelogin.ts';
import { preloginTls } from './prelogin-tls.ts';
import { Response, type TransactionState } from './response.ts';
import type { TestCertificate } from './self-signed.ts';
import * as tokens from './tokens.ts';

/** What every connection of a server shares. */
export type ConnectionContext = {
  readonly engine: Engine;
  readonly server: string;
  readonly version: string;
  readonly tls?: TestCertificate;
  readonly requireEncryption: boolean;
  /** The plan that is in force now. */
  readonly plan: () => FaultPlan;
  readonly number: number;
};

const tlsHandshake = 0x16;
const defaultPacketSize = 4096;

/** Serves one client until it goes or is cut off. Rejects only for a defect: of the engine, the wire or the client. */
export async function serve(wire: FaultySocket, context: ConnectionContext): Promise<void> {
  const connection = new Connection(wire, context);
  try {
    await connection.run();
  } finally {
    connection.close();
  }
}

class Connection {
  readonly #wire: FaultySocket;
  readonly #context: ConnectionContext;
  readonly #inbox = new Inbox();
  readonly #transaction: TransactionState = { descriptor: 0n, next: 1n };
  readonly #prepared = new Map<number, { readonly text: string; readonly declaration: string }>();
  #stream: Duplex;
  #session: EngineSession | undefined;
  #login: Login | undefined;
  #packetSize = defaultPacketSize;

  constructor(wire: FaultySocket, context: ConnectionContext) {
    this.#wire = wire;
    this.#stream = wire;
    this.#context = context;
  }

  close(): void {
    this.#session?.close();
    this.#stream.destroy();
    this.#wire.destroy();
  }

  async run(): Promise<void> {
    const strict = await this.#startsWithTls();
    if (strict) this.#useTls(this.#wire, { ALPNProtocols: ['tds/8.0'] });
    else this.#inbox.attach(this.#wire);
    if (!(await this.#negotiate(strict))) return;
    if (!(await this.#signIn())) return;
    for (let message = await this.#inbox.next(); message; message = await this.#inbox.next()) {
      if (message.type === packetType.attention) this.#acknowledgeAttention();
      else await this.#request(message);
    }
  }

  /** TDS 8.0 begins with the handshake of TLS, TDS 7 with a PRELOGIN packet. */
  async #startsWithTls(): Promise<boolean> {
    await Promise.race([once(this.#wire, 'readable'), once(this.#wire, 'close')]);
    const first: Buffer | null = this.#wire.read();
    if (first === null) return false;
    this.#wire.unshift(first);
    return first[0] === tlsHandshake;
  }

  #useTls(under: Duplex, options: { readonly ALPNProtocols?: string[]; readonly maxVersion?: 'TLSv1.2' }): void {
    const { tls } = this.#context;
    if (!tls) throw new Error('a client starts TLS, and this server has no certificate');
    this.#stream = new TLSSocket(under as never, { isServer: true, key: tls.key, cert: tls.cert, ...options });
    this.#inbox.attach(this.#stream);
  }

  async #negotiate(strict: boolean): Promise<boolean> {
    const message = await this.#inbox.next();
    if (message?.type !== packetType.prelogin) return false;
    const asked = readPrelogin(message.data);
    const encrypts = !strict && this.#encrypts(asked.encryption);
    const { required, on, notSupported } = encryption;
    const answer = encrypts ? (asked.encryption === notSupported ? required : on) : notSupported;
    const side = this.#reach({ kind: 'prelogin', text: '' });
    await this.#answer(side, packetType.response, async (writer) => {
      writer.add(writePrelogin(this.#context.version, { encryption: answer, fedAuth: asked.fedAuth }));
    });
    if (encrypts) this.#useTls(preloginTls(this.#wire), { maxVersion: 'TLSv1.2' });
    return true;
  }

  #encrypts(asked: number): boolean {
    const wanted = asked === encryption.on || asked === encryption.required;
    return this.#context.tls !== undefined && (wanted || this.#context.requireEncryption);
  }

  async #signIn(): Promise<boolean> {
    const message = await this.#inbox.next();
    if (message?.type !== packetType.login7) return false;
    const asked = readLogin7(message.data);
    const { engine, version, server } = this.#context;
    const side = this.#reach({ kind: 'login', text: '' });
    await this.#answer(side, packetType.response, async (writer) => {
      const answer = engine.login(asked.login);
      if ('number' in answer) return void writer.add(refusal(answer, asked.login.user ?? '', server));
      this.#session = answer;
      this.#login = asked.login;
      writer.add(welcome(asked, answer, { version, server }));
    });
    this.#packetSize = asked.packetSize;
    if (!this.#session) this.#stream.end();
    return this.#session !== undefined;
  }

  async #request(message: Message): Promise<void> {
    const ask = readRequest(message, this.#prepared);
    const side = this.#reach({ kind: ask.kind, text: ask.text });
    const interruption = new AbortController();
    let cancelled = false;
    this.#inbox.interrupt = () => {
      cancelled = true;
      interruption.abort();
    };
    this.#inbox.onEnd = () => interruption.abort();
    await this.#answer(side, packetType.response, async (writer) => {
      const belongs = ask.transaction === this.#transaction.descriptor;
      if (message.reset) this.#reset(writer);
      const { server } = this.#context;
      const response = new Response(writer, this.#session!, this.#transaction, { server, procedure: ask.procedure });
      if (!belongs) response.error(wrongTransaction(ask.transaction));
      else await this.#execute(ask, response, interruption.signal);
      this.#inbox.interrupt = undefined;
      response.end({ cancelled });
    });
    this.#inbox.interrupt = undefined;
    if (cancelled) this.#acknowledgeAttention();
  }

  async #execute(ask: Ask, response: Response, signal: AbortSignal): Promise<void> {
    if (ask.refusal) return response.error(ask.refusal);
    for (const token of ask.tokens) response.token(token);
    if (ask.execute && !signal.aborted) await this.#session!.execute(ask.execute, response, signal);
  }

  /** sp_reset_connection: as if signed in anew. */
  #reset(writer: PacketWriter): void {
    this.#session!.close();
    const session = this.#context.engine.login(this.#login!);
    if ('number' in session) throw new Error(`the session cannot be reset: ${session.message}`);
    this.#session = session;
    const { descriptor } = this.#transaction;
    if (descriptor !== 0n) writer.add(tokens.transactionChange('rollback', descriptor));
    this.#transaction.descriptor = 0n;
    this.#prepared.clear();
    writer.add(tokens.resetAcknowledgement());
  }

  #acknowledgeAttention(): void {
    const writer = new PacketWriter(packetType.response, this.#packetSize, (bytes) => this.#send(bytes));
    writer.add(tokens.done(tokens.doneToken.done, tokens.doneStatus.attention));
    writer.end();
  }

  #reach(boundary: Pick<Boundary, 'kind' | 'text'>): CutSide | undefined {
    return this.#context.plan().reach({ connection: this.#context.number, ...boundary });
  }

  /** Runs what answers a message, and cuts the connection on the side that the plan says. */
  async #answer(side: CutSide | undefined, type: number, run: (writer: PacketWriter) => Promise<void>): Promise<void> {
    const plan = this.#context.plan();
    if (side === 'before') return this.#wire.cut(plan.manner);
    if (plan.faults.delay) await pause(plan.faults.delay);
    const held: Buffer[] = [];
    const writer = new PacketWriter(type, this.#packetSize, (bytes) => {
      if (side) held.push(bytes);
      else this.#send(bytes);
    });
    const running = run(writer);
    if (side === 'during') {
      await new Promise(setImmediate);
      this.#wire.cut(plan.manner);
    }
    await running;
    writer.end();
    if (!side || side === 'during') return;
    const whole = Buffer.concat(held);
    if (side === 'half') this.#send(whole.subarray(0, Math.floor(whole.length / 2)));
    this.#wire.cut(plan.manner);
  }

  #send(bytes: Buffer): void {
    if (!this.#stream.destroyed && this.#stream.writable) this.#stream.write(bytes);
  }
}

function wrongTransaction(sent: bigint) {
  return sent === 0n
    ? {
        number: 3989,
        severity: 16,
        state: 1,
        message: 'New request is not allowed to start because it should come with valid transaction descriptor.',
        line: 1,
      }
    : {
        number: 3971,
        severity: 16,
        state: 1,
        message: `The server failed to resume the transaction. Desc:${sent.toString(16)}.`,
        line: 1,
      };
}
