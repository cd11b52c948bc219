import { fail } from '../base/errors.ts';
import { quote } from '../base/names.ts';
import { type ServerMessage, type SqlServer, type SqlSession, SqlSessionError } from '../base/sql-session.ts';
import { textOf } from './read-values.ts';
import type { StepReport } from './report.ts';
import type { ScriptStep } from './restore-script.ts';

/** Who is told how far it is, and the clock. */
export type RestoreHost = {
  line(text: string): void;
  /** 0 to 100 of the running step, where the server says it. */
  percent?(value: number, title: string): void;
  /** Milliseconds since any fixed time. */
  now(): number;
  readonly signal?: AbortSignal;
};

export type Sessions = {
  readonly staging: SqlServer;
  readonly database: string;
  /** On master of the staging server. */
  readonly master: SqlSession;
  /** On production, for a backup that is taken now. */
  readonly production?: SqlSession;
};

export type RunResult = { readonly steps: readonly StepReport[]; readonly warnings: readonly string[] };

/** Runs the steps as they stand. Throws a RehearsalError that says in which state the database was left. */
export async function runScript(
  steps: readonly ScriptStep[],
  sessions: Sessions,
  host: RestoreHost,
): Promise<RunResult> {
  const done: StepReport[] = [];
  const warnings: string[] = [];
  let copy: SqlSession | undefined;
  try {
    for (const [i, step] of steps.entries()) {
      host.line(`[${i + 1}/${steps.length}] ${step.title}`);
      const started = host.now();
      const report = (state: StepReport['state']): void => {
        done.push({ key: step.key, title: step.title, state, milliseconds: Math.round(host.now() - started) });
      };
      try {
        if (step.on === 'copy') copy ??= await sessions.staging.open(sessions.database);
        const session = step.on === 'copy' ? copy : step.on === 'production' ? sessions.production : sessions.master;
        for (const sql of step.sql) {
          await session?.batch(sql, {
            onMessage: (message) => tell(message, step, host),
            ...(host.signal && { signal: host.signal }),
          });
        }
        report('done');
      } catch (error) {
        if (!(error instanceof SqlSessionError)) throw error;
        if (!(step.optional && error.failure === 'server')) {
          report('failed');
          return await failStep(step, error, sessions);
        }
        report('warned');
        warnings.push(`${step.title} did not work: ${error.message}`);
        host.line(`Warning: ${error.message}`);
      }
    }
    return { steps: done, warnings };
  } finally {
    await copy?.close();
  }
}

/** RESTORE and BACKUP say "5 percent processed." as message 3211; what informs otherwise is passed on. */
function tell(message: ServerMessage, step: ScriptStep, host: RestoreHost): void {
  if (message.number === 3211) {
    const percent = Number(/\d+/.exec(message.message)?.[0]);
    if (Number.isFinite(percent)) host.percent?.(percent, step.title);
    return;
  }
  // 5701 and 5703 tell of a changed database or language, which nobody asked for.
  if (message.number !== 5701 && message.number !== 5703) host.line(`  ${message.message}`);
}

async function failStep(step: ScriptStep, error: SqlSessionError, sessions: Sessions): Promise<never> {
  const state =
    step.on === 'production'
      ? { says: 'Nothing was changed on the staging server.', hint: 'Run the restore again.' }
      : await stateNow(sessions);
  const object = quote(sessions.database);
  if (error.failure === 'cancelled') {
    return fail('RST014', `Cancelled while ${lowerFirst(step.title)}. ${state.says}`, { hint: state.hint });
  }
  const number = error.number === 0 ? '' : ` (message ${error.number})`;
  return fail('RST013', `${step.title} failed${number}: ${error.message} ${state.says}`, {
    object,
    hint: `${hints[error.number] ?? ''} ${state.hint}`.trim(),
  });
}

type StateNow = { readonly says: string; readonly hint: string };

/** How the database was left, asked on a session of its own: the one that ran may be gone. */
async function stateNow({ staging, database }: Sessions): Promise<StateNow> {
  const name = quote(database);
  let state: string | undefined;
  let session: SqlSession | undefined;
  try {
    session = await staging.open('master');
    const [row] = await session.query('SELECT state_desc FROM sys.databases WHERE name = @name', { name: database });
    state = row ? (textOf(row, 'state_desc') ?? 'unknown') : 'absent';
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      says: `In which state ${name} was left is not known, because the server does not answer: ${why}`,
      hint: 'Look at sys.databases before running again.',
    };
  } finally {
    // It only reads: when its connection is gone too, nothing is lost.
    await session?.close().catch(() => undefined);
  }
  if (state === 'absent') return { says: `${name} does not exist now.`, hint: 'Run the restore again.' };
  if (state === 'RESTORING') {
    return {
      says: `${name} was left in state RESTORING and cannot be used.`,
      hint: `Run the restore again with ${name} named in allowedTargets, or drop it: DROP DATABASE ${name};`,
    };
  }
  return {
    says: `${name} is there in state ${state}, and its marker does not call it a finished copy.`,
    hint: 'Run the restore again.',
  };
}

/** Errors of BACKUP and RESTORE that people meet often, by number. */
const hints: Readonly<Record<number, string>> = {
  3201: 'The account of the SQL Server service, not the agent’s, must be able to read and write the file.',
  3202: 'The account of the SQL Server service could not write: look at the space and the rights.',
  3101: 'Somebody else uses the database: close their connection.',
  3257: 'There is not enough space on the drive.',
  1834: 'A file of that name belongs to another database: name other folders with dataPath and logPath.',
  5170: 'A file of that name is already there: remove it, or name other folders with dataPath and logPath.',
  5133: 'The folder does not exist on the server, or its service account may not use it.',
  12824:
    "Allow contained databases on the server: EXEC sp_configure N'contained database authentication', 1; RECONFIGURE;",
  33111: 'Bring the certificate that protects the backup to this server.',
  3169: 'The backup comes from a later version of SQL Server.',
  18204: 'The server could not open the backup: look at the path and at the rights of its service account.',
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
