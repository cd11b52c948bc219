import { RehearsalError } from '../../base/errors.ts';
import { LineIndex } from '../../base/line-index.ts';
import { parseBatch } from '../../statements/parse-batch.ts';
import type { Statement } from '../../statements/tree/index.ts';
import { type Batch, batchesOf, type ScriptPiece } from '../../syntax/batches.ts';
import { lex } from '../../syntax/lexer.ts';
import type { SetOptions } from '../../syntax/set-options.ts';
import { type Directive, directivesOf } from '../../syntax/sqlcmd.ts';
import type { Tokens } from '../../syntax/tokens.ts';
import { type ServerMessage, SqlError } from '../sql-error.ts';
import { executeBatch } from './execute.ts';
import { newScope, type Session } from './session.ts';
import { StatementFailure } from './statement-failure.ts';
import { atOnce } from './steps.ts';
import { rollbackAll } from './transactions.ts';
import { mostRepeated } from './turns.ts';

export type RunOptions = {
  /** Name of the script, for places in messages. */
  readonly file?: string;
  /** SQLCMD variables; `:setvar` lines of the script win, as in sqlcmd. DatabaseName is always this database. */
  readonly variables?: ReadonlyMap<string, string>;
  /** Whether views and inline functions may name what is not there; `Server.broken` tells which do. */
  readonly mayBreak?: boolean;
  /** Statements that may run in loops; a million unless given. */
  readonly mostRepeated?: number;
};

export type RunError = {
  /** SQL Server's number; 102 for text that is not T-SQL, 50000 for what this server does not support. */
  readonly number: number;
  readonly message: string;
  /** 1-based number of the batch. */
  readonly batch: number;
  /** 1-based line in the script. */
  readonly line: number;
  /** First characters of the statement. */
  readonly statement: string;
  /** Offsets of the statement in the text that its batch was cut out of: the script's, or the piece's. Both are 0 without one. */
  readonly start: number;
  readonly end: number;
};

export type RunResult = {
  readonly messages: readonly ServerMessage[];
  /** SQLCMD variables as its lines have left them: what follows in the same file goes on with them. */
  readonly variables: ReadonlyMap<string, string>;
  readonly error?: RunError;
  /** Whether the script stopped before its end. */
  readonly aborted: boolean;
};

/** Runs the batches of a script one after the other, each parsed when its turn comes. */
export function runScript(session: Session, script: readonly ScriptPiece[], options: RunOptions): RunResult {
  session.messages.length = 0;
  session.hasAskedTime = false;
  session.repeatsLeft = options.mostRepeated ?? mostRepeated;
  session.broken = options.mayBreak ? (session.broken ?? new Map()) : undefined;
  let batches: readonly Batch[];
  const set = new Map<string, string>();
  for (const [name, value] of options.variables ?? []) set.set(name.toLowerCase(), value);
  try {
    const cut = cutPieces(script, options.file ?? 'script.sql', session.settings);
    batches = cut.batches;
    for (const directive of cut.directives) {
      const [name = '', value = ''] = directive.args;
      if (directive.name === 'setvar') set.set(name.toLowerCase(), value);
      else if (!ignored.has(directive.name)) throw unknownDirective(directive.name);
    }
  } catch (error) {
    return { messages: [], variables: set, error: describe(error, 1), aborted: true };
  }
  // What SqlPackage sets itself: scripts ask master for the database of this name.
  set.set('databasename', session.databaseName);
  session.sqlcmd = set;
  let number = 0;
  for (const batch of batches) {
    number += 1;
    const error = runBatch(session, batch, number);
    if (!error) continue;
    rollbackAll(session);
    return { messages: [...session.messages], variables: set, error, aborted: true };
  }
  return { messages: [...session.messages], variables: set, aborted: false };
}

/** A piece that has been cut before, under the settings that stand there, need not be cut again. */
function cutPieces(
  script: readonly ScriptPiece[],
  file: string,
  before: SetOptions,
): { readonly batches: readonly Batch[]; readonly directives: readonly Directive[] } {
  const batches: Batch[] = [];
  const directives: Directive[] = [];
  for (const { text, batch } of script) {
    const settings = batches.at(-1)?.settingsAfter ?? before;
    if (batch && sameSettings(batch.settingsBefore, settings)) {
      batches.push(batch);
      for (const directive of directivesOf(batch.tokens, batch.start, batch.end)) directives.push(directive);
    } else {
      const tokens = lex(text, file);
      // One by one: as arguments of one call a hundred thousand would be too many.
      for (const one of batchesOf(tokens, settings)) batches.push(one);
      for (const directive of directivesOf(tokens)) directives.push(directive);
    }
  }
  return { batches, directives };
}

function sameSettings(a: SetOptions, b: SetOptions): boolean {
  return a.quotedIdentifier === b.quotedIdentifier && a.ansiNulls === b.ansiNulls;
}

/** Lines that change what the client does, not what the server is told. `:on error ignore` is not obeyed. */
const ignored = new Set([
  'on error',
  'out',
  'error',
  'perftrace',
  'list',
  'listvar',
  'reset',
  'serverlist',
  'xml',
  'exit',
  'quit',
]);

function unknownDirective(name: string): SqlError {
  return new SqlError(50000, `The in-memory server does not support the SQLCMD command ':${name}'.`);
}

function runBatch(session: Session, batch: Batch, number: number): RunError | undefined {
  try {
    const parsed = parseBatch(batch);
    const [problem] = parsed.diagnostics;
    if (problem) throw new RehearsalError([problem]);
    session.settings = batch.settings;
    for (let turn = 0; turn < Math.max(batch.count, 1); turn += 1) {
      session.scope = newScope();
      atOnce(executeBatch(session, parsed.statements));
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof StatementFailure)) return describe(error, number);
    return describe(error.reason, number, { tokens: batch.tokens, statement: error.statement });
  }
}

function describe(
  error: unknown,
  batch: number,
  failed?: { readonly tokens: Tokens; readonly statement: Statement },
): RunError {
  const { start, end } = failed?.statement ?? { start: 0, end: 0 };
  const line = failed ? new LineIndex(failed.tokens.file, failed.tokens.text).position(start).line : 1;
  const statement = failed?.tokens.text.slice(start, Math.min(end, start + 200)) ?? '';
  const place = { batch, line, statement, start, end };
  if (error instanceof SqlError) return { number: error.number, message: error.message, ...place };
  if (error instanceof RehearsalError) {
    const [first] = error.diagnostics;
    const number = /must be the first statement/.test(first?.message ?? '') ? 111 : 102;
    return { number, message: first?.message ?? error.message, ...place, line: first?.at?.line ?? line };
  }
  throw error;
}
