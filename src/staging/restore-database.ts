import { RehearsalError } from '../base/errors.ts';
import type { SqlServer, SqlSession } from '../base/sql-session.ts';
import type { AllowedTargets } from './allowed-targets.ts';
import { checkAllowedTargets } from './allowed-targets.ts';
import { readFileList } from './backup-header.ts';
import { readHistory } from './backup-history.ts';
import { type ChosenBackup, chooseFromFiles, chooseFromHistory, devicesOf } from './choose-backup.ts';
import type { CopyOf } from './marker.ts';
import { moveList } from './move-list.ts';
import { type ProductionFacts, refuseTarget, type TargetFacts } from './refusals.ts';
import { refuseBackup } from './refuse-backup.ts';
import type { RestoreMethod, RestoreReport } from './report.ts';
import { restoreScript, scriptText } from './restore-script.ts';
import { type RestoreHost, runScript } from './run-script.ts';
import { readKeys, readProduction, readTarget } from './situation.ts';
import { readUsedFiles, readVolumes, refuseSpace } from './volumes.ts';
import { readResult, sideEffects } from './what-came-along.ts';

export type RestoreRequest = {
  /** Production; may be absent when backup files are named. */
  readonly production?: SqlServer;
  /** The server and the database to make. */
  readonly staging: SqlServer;
  readonly method: RestoreMethod;
  /** Backup files or URLs as the staging server sees them. */
  readonly files: readonly string[];
  /** The database that named files are of, where production is not connected. */
  readonly database?: string;
  readonly allowed?: AllowedTargets;
  readonly dataPath?: string;
  readonly logPath?: string;
  readonly simple: boolean;
  /** Shows the T-SQL and runs none of it. */
  readonly print: boolean;
  /** A name that nobody else uses, see same-instance.ts. */
  readonly token: string;
};

/** Makes the staging database, or says every reason why not. Throws RehearsalError. */
export async function restoreDatabase(request: RestoreRequest, host: RestoreHost): Promise<RestoreReport> {
  const wrong = checkAllowedTargets(request.allowed ?? []);
  if (wrong.length > 0) throw new RehearsalError(wrong);
  const master = await request.staging.open('master');
  let production: SqlSession | undefined;
  try {
    production = await request.production?.open('master');
    return await restoreOn(request, host, { master, ...(production && { production }) });
  } finally {
    await production?.close();
    await master.close();
  }
}

type Open = { readonly master: SqlSession; readonly production?: SqlSession };

async function restoreOn(request: RestoreRequest, host: RestoreHost, open: Open): Promise<RestoreReport> {
  const { master } = open;
  const target = await readTarget(request.staging, master);
  const production =
    request.production && open.production
      ? await readProduction(open.production, request.production.database, master, request.token)
      : undefined;
  const question = { target, ...(production && { production }), ...(request.allowed && { allowed: request.allowed }) };
  // Before anything is asked of backups: a login without rights would fail there with less clear words.
  const early = refuseTarget(question);
  if (early.length > 0) throw new RehearsalError(early);

  const chosen = await choose(request, open, production);
  const { header, devices } = chosen;
  const files = await readFileList(master, devices, header.position);
  const expected = production?.database.name ?? request.database;
  const used = await readUsedFiles(master);
  const mine = used.filter((file) => file.databaseId === target.database?.id);
  const moves = moveList({
    files,
    server: target.server,
    database: target.name,
    taken: used.filter((file) => !mine.includes(file)).map((file) => file.path),
    ...(request.dataPath !== undefined && { dataPath: request.dataPath }),
    ...(request.logPath !== undefined && { logPath: request.logPath }),
  });
  const refused = [
    ...refuseTarget({ ...question, header }),
    ...refuseBackup({
      header,
      files,
      server: target.server,
      keys: await readKeys(master),
      ...(expected !== undefined && { expected }),
    }),
    ...refuseSpace({ moves, volumes: await readVolumes(master, target.server), freed: mine, server: target.server }),
  ];
  if (refused.length > 0) throw new RehearsalError(refused);

  const from = sourceOf(chosen, production, target);
  const { server } = target;
  const steps = restoreScript({
    server,
    database: target.name,
    ...(target.database && { existing: target.database }),
    full: { devices, position: header.position, checksums: header.checksums },
    moves,
    from,
    owner: server.may.sysadmin ? (server.sa ?? server.login) : server.login,
    ...(request.simple && { recovery: 'SIMPLE' }),
  });
  const report = {
    format: 1,
    method: request.method,
    staging: { server: server.server, database: target.name, version: server.version },
    backup: { devices, position: header.position, copyOnly: header.copyOnly, bytes: header.bytes },
    files: moves,
    script: scriptText(steps, { staging: server.server }, target.name),
  } as const;
  const notes = [
    ...chosen.passedOver.map((why) => `Passed over ${why}`),
    ...sideEffects(request, header, target, production),
  ];
  if (request.print) return { ...report, outcome: 'printed', from, steps: [], notes, warnings: [] };

  const run = await runScript(steps, { staging: request.staging, database: target.name, master }, host);
  const end = await readResult(request.staging, target.name);
  return {
    ...report,
    outcome: 'restored',
    from: end.from,
    steps: run.steps,
    notes: [...notes, ...end.notes],
    warnings: [...run.warnings, ...end.warnings],
  };
}

function choose(request: RestoreRequest, open: Open, production: ProductionFacts | undefined): Promise<ChosenBackup> {
  const name = production?.database.name ?? request.database;
  if (request.files.length > 0) return chooseFromFiles(open.master, devicesOf(request.files), name);
  return readHistory(open.production as SqlSession, name ?? '', production?.database.familyGuid).then((history) =>
    chooseFromHistory(open.master, history, name ?? ''),
  );
}

/** What the marker says: what production is, by the connection where there is one, otherwise by the backup. */
function sourceOf(
  { header }: ChosenBackup,
  production: ProductionFacts | undefined,
  target: TargetFacts,
): Omit<CopyOf, 'restored'> {
  const databaseGuid = production?.database.databaseGuid ?? header.databaseGuid;
  const familyGuid = production?.database.familyGuid ?? header.familyGuid;
  const ahead = header.minutesAhead ?? production?.server.minutesAhead ?? target.server.minutesAhead;
  const finished = header.finished === undefined ? undefined : utcOf(header.finished, ahead);
  return {
    server: production?.server.server ?? header.server,
    database: production?.database.name ?? header.database,
    ...(databaseGuid !== undefined && { databaseGuid }),
    ...(familyGuid !== undefined && { familyGuid }),
    ...(finished !== undefined && { backupFinished: finished }),
    ...(header.lastLsn !== undefined && { lastLsn: header.lastLsn }),
    method: 'backup',
  };
}

/** A local time without a zone, `minutes` ahead of UTC, in UTC. */
export function utcOf(local: string, minutes: number): string | undefined {
  const time = Date.parse(
    `${local
      .trim()
      .replace(' ', 'T')
      .replace(/(Z|[+-]\d\d:\d\d)$/i, '')}Z`,
  );
  return Number.isNaN(time) ? undefined : new Date(time - minutes * 60_000).toISOString();
}
