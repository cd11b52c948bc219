import { fail } from '../base/errors.ts';
import { readDifferentials, readHistory } from './backup-history.ts';
import { chooseFromFiles, chooseFromHistory, devicesOf, withDifferential } from './choose-backup.ts';
import { type BackupToRestore, prepareRestore } from './prepare-restore.ts';
import { type ProductionFacts, platformOf, type TargetQuestion } from './refusals.ts';
import type { RestoreMethod, RestoreReport } from './report.ts';
import { backupStep, type ScriptStep, scriptText } from './restore-script.ts';
import { type RestoreHost, runScript } from './run-script.ts';
import { isBox } from './server-facts.ts';
import { expectedBackup, placeOf } from './taken-now.ts';
import { readResult } from './what-came-along.ts';
import { type Situation, type TargetRequest, withTarget } from './with-target.ts';

export type RestoreRequest = TargetRequest & {
  readonly method: Exclude<RestoreMethod, 'schema-only'>;
  /** Backup files or URLs as the staging server sees them. */
  readonly files: readonly string[];
  /** The database that named files are of, where production is not connected. */
  readonly database?: string;
  /** For method copy-only: a folder or URL that both servers see. */
  readonly share?: string;
  readonly dataPath?: string;
  readonly logPath?: string;
  /** Recovery model SIMPLE; otherwise production's stays. */
  readonly simple: boolean;
  /** Shows the T-SQL and runs none of it. */
  readonly print: boolean;
};

/** Makes the staging database out of a backup, or says every reason why not. Throws RehearsalError. */
export function restoreDatabase(request: RestoreRequest, host: RestoreHost): Promise<RestoreReport> {
  return withTarget(request, host.signal, (situation) => restoreOn(request, host, situation));
}

async function restoreOn(
  request: RestoreRequest,
  host: RestoreHost,
  { question, open }: Situation,
): Promise<RestoreReport> {
  const { target, production } = question;
  if (production && request.method !== 'file' && !isBox(production.server)) {
    return fail('RST012', `Production is ${platformOf(production.server)}, whose backups SQL Server cannot restore.`, {
      hint: 'Use method schema-only, or restore a copy on the same platform by hand.',
    });
  }
  const sessions = { staging: request.staging, database: target.name, ...open };
  const servers = { staging: target.server.server, ...(production && { production: production.server.server }) };
  const taken = request.method === 'copy-only' ? await takeNow(request, question, open) : undefined;
  const before = taken && !request.print ? await runScript(taken.steps, sessions, host) : undefined;
  const { steps, report } =
    taken && request.print
      ? taken.expected
      : await prepareRestore(request, question, open.master, await choose(request, open, production));
  const script = scriptText([...(taken?.steps ?? []), ...steps], servers, target.name);
  if (request.print) return { ...report, script, outcome: 'printed', steps: [], warnings: [] };

  const run = await runScript(steps, sessions, host);
  const end = await readResult(request.staging, target.name);
  return {
    ...report,
    script,
    outcome: 'restored',
    from: end.from,
    steps: [...(before?.steps ?? []), ...run.steps],
    notes: [...report.notes, ...end.notes],
    warnings: [...run.warnings, ...end.warnings],
  };
}

type Taken = { readonly steps: readonly ScriptStep[]; readonly expected: BackupToRestore };

/** Examines everything with the backup as it will be, before production is asked to take it. */
async function takeNow(
  request: RestoreRequest,
  question: TargetQuestion,
  { master }: Situation['open'],
): Promise<Taken> {
  const { production } = question;
  if (!production || !request.production || request.share === undefined) {
    return fail('RST015', 'A backup is taken only with a connection to production and a share that both servers see.', {
      hint: 'Give both: --from env:PRODUCTION --share \\\\server\\share.',
    });
  }
  const full = await expectedBackup(request.production, production, placeOf(production, request.share));
  return {
    steps: [backupStep(production.server, production.database.name, full.devices)],
    expected: await prepareRestore(request, question, master, { full, passedOver: [] }),
  };
}

async function choose(
  request: RestoreRequest,
  { master, production: session }: Situation['open'],
  production?: ProductionFacts,
) {
  const name = production?.database.name ?? request.database;
  if (request.method === 'copy-only' && production) {
    return chooseFromFiles(master, placeOf(production, request.share ?? ''), name);
  }
  if (request.files.length > 0) return chooseFromFiles(master, devicesOf(request.files), name);
  if (!session || !production) {
    return fail('RST015', 'Neither production nor a backup file is named.', { hint: 'Give one of them to --from.' });
  }
  const { database } = production;
  const history = await readHistory(session, database.name, database.familyGuid);
  const chosen = await chooseFromHistory(master, history, database.name);
  const base = chosen.full.header.setGuid;
  // No differential backup is based on a COPY_ONLY one.
  if (base === undefined || chosen.full.header.copyOnly) return chosen;
  return withDifferential(master, chosen, await readDifferentials(session, database.name, base));
}
