import type { ServerMessage } from '../../../src/base/sql-session.ts';
import type { EngineRequest } from '../engine.ts';
import { ByteReader } from './byte-reader.ts';
import type { Boundary } from './faults.ts';
import { type Message, packetType } from './packets.ts';
import { readHeaders } from './request-headers.ts';
import { BadParameter, declaredParameters, procedure, procedureNames, type RpcRequest, readRpc } from './rpc.ts';
import * as tokens from './tokens.ts';
import { readTransactionRequest } from './transaction-manager.ts';
import { parseType } from './types/sql-type.ts';

/** A client's request as the engine and the response need it. */
export type Ask = {
  readonly kind: Boundary['kind'];
  readonly text: string;
  /** Answered as a procedure is: DONEINPROC, RETURNSTATUS, DONEPROC. */
  readonly procedure: boolean;
  /** Descriptor of the transaction that it belongs to. */
  readonly transaction: bigint;
  readonly execute?: EngineRequest;
  readonly refusal?: ServerMessage;
  /** What the wire answers by itself. */
  readonly tokens: readonly Uint8Array[];
};

/** Statements of sp_prepare by handle. */
export type Prepared = Map<number, { readonly text: string; readonly declaration: string }>;

/** Reads a batch, an RPC or a transaction manager request. Throws on what this server does not take. */
export function readRequest(message: Message, prepared: Prepared): Ask {
  const reader = new ByteReader(message.data);
  const plain = { procedure: false, tokens: [], text: '' } as const;
  if (message.ignore) return { ...plain, kind: kindOf(message.type), transaction: 0n, refusal: givenUp };
  const transaction = readHeaders(reader);
  if (message.type === packetType.batch) {
    const text = message.data.subarray(reader.offset).toString('utf16le');
    return { ...plain, kind: 'batch', text, transaction, execute: { text } };
  }
  if (message.type === packetType.transactionManager) {
    const text = readTransactionRequest(reader);
    if (text === undefined) throw new Error('this server has no distributed transactions');
    return { ...plain, kind: 'transaction', text, transaction, execute: { text } };
  }
  if (message.type !== packetType.rpc) throw new Error(`this server takes no message of type ${message.type}`);
  try {
    return { ...plain, kind: 'rpc', procedure: true, transaction, ...readCall(readRpc(reader), prepared) };
  } catch (error) {
    if (!(error instanceof BadParameter)) throw error;
    const refusal = { number: 8009, severity: 16, state: 1, message: error.message, line: 1 };
    return { ...plain, kind: 'rpc', procedure: true, transaction, refusal };
  }
}

const givenUp: ServerMessage = {
  number: 3617,
  severity: 11,
  state: 1,
  message: 'Operation cancelled by user.',
  line: 1,
};

function kindOf(type: number): Boundary['kind'] {
  return type === packetType.rpc ? 'rpc' : type === packetType.batch ? 'batch' : 'transaction';
}

function readCall(call: RpcRequest, prepared: Prepared): Pick<Ask, 'text' | 'execute' | 'refusal' | 'tokens'> {
  const [first, second, ...others] = call.parameters;
  // The driver calls some of them by name.
  const called = procedureNames[String(call.procedure).toLowerCase()] ?? call.procedure;
  if (call.parameters.some(({ output }, i) => output && !(called === procedure.prepare && i === 0))) {
    throw new Error('this server has no output parameters');
  }
  const statement = (text: string, declaration: unknown, sent: RpcRequest['parameters']) => ({
    text,
    tokens: [],
    execute: { text, parameters: declaredParameters(declaration as string, sent) },
  });
  switch (called) {
    case procedure.executeSql:
      return statement(String(first?.value), second?.value, others);
    case procedure.prepare: {
      const handle = prepared.size + 1;
      const text = String(others[0]?.value);
      prepared.set(handle, { text, declaration: String(second?.value ?? '') });
      return { text: `sp_prepare ${text}`, tokens: [tokens.returnValue('handle', parseType('int'), handle)] };
    }
    case procedure.execute: {
      const known = prepared.get(Number(first?.value));
      if (!known) return unknownHandle(first?.value);
      return statement(known.text, known.declaration, call.parameters.slice(1));
    }
    case procedure.unprepare:
      if (!prepared.delete(Number(first?.value))) return unknownHandle(first?.value);
      return { text: `sp_unprepare ${first?.value}`, tokens: [] };
    default:
      throw new Error(`this server has no remote call of procedure ${call.procedure}`);
  }
}

function unknownHandle(handle: unknown): Pick<Ask, 'text' | 'refusal' | 'tokens'> {
  const message = `Could not find prepared statement with handle ${handle}.`;
  return { text: message, tokens: [], refusal: { number: 8179, severity: 16, state: 4, message, line: 1 } };
}
