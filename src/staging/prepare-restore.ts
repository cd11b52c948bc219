import { RehearsalError } from '../base/errors.ts';
import type { SqlSession } from '../base/sql-session.ts';
import type { ChosenBackup, ReadSet } from './choose-backup.ts';
import type { CopyOf } from './marker.ts';
import { type Move, moveList } from './move-list.ts';
import { refuseTarget, type TargetQuestion } from './refusals.ts';
import { refuseBackup } from './refuse-backup.ts';
import type { RestoreReport } from './report.ts';
import { restoreScript, type ScriptStep, type SetToRestore } from './restore-script.ts';
import { readKeys } from './situation.ts';
import { readUsedFiles, readVolumes, refuseSpace } from './volumes.ts';
import { ownerOf, sideEffects } from './what-came-along.ts';

/** What is asked for besides the backup. */
export type RestoreWishes = {
  readonly method: RestoreReport['method'];
  readonly database?: string;
  readonly dataPath?: string;
  readonly logPath?: string;
  readonly simple: boolean;
};

/** A backup that nothing speaks against, with the steps that restore it. */
export type BackupToRestore = {
  readonly steps: readonly ScriptStep[];
  readonly report: Omit<RestoreReport, 'outcome' | 'script' | 'steps' | 'warnings'>;
};

/** Examines a backup and the place it goes to. Throws a RehearsalError with every reason why not. */
export async function prepareRestore(
  wishes: RestoreWishes,
  question: TargetQuestion,
  master: SqlSession,
  chosen: ChosenBackup,
): Promise<BackupToRestore> {
  const { target, production } = question;
  const { full, differential } = chosen;
  const { server } = target;
  const last = differential ?? full;
  const used = await readUsedFiles(master);
  const mine = used.filter((file) => file.databaseId === target.database?.id);
  // The later set lists the files as they are at the end, those that are new among them.
  const moves = moveList({
    files: last.files,
    server,
    database: target.name,
    taken: used.filter((file) => !mine.includes(file)).map((file) => file.path),
    ...(wishes.dataPath !== undefined && { dataPath: wishes.dataPath }),
    ...(wishes.logPath !== undefined && { logPath: wishes.logPath }),
  });
  const expected = production?.database.name ?? wishes.database;
  const keys = await readKeys(master);
  const refused = [
    ...refuseTarget({ ...question, header: full.header }),
    ...refuseBackup({ ...full, server, keys, ...(expected !== undefined && { expected }) }),
    ...refuseSpace({ moves, volumes: await readVolumes(master, server), freed: mine, server }),
  ];
  if (refused.length > 0) throw new RehearsalError(refused);

  const from = sourceOf(last, question);
  const steps = restoreScript({
    server,
    database: target.name,
    ...(target.database && { existing: target.database }),
    full: toRestore(full, moves.filter(among(full))),
    ...(differential && {
      differential: toRestore(
        differential,
        moves.filter((move) => !among(full)(move)),
      ),
    }),
    from,
    owner: ownerOf(server),
    ...(wishes.simple && { recovery: 'SIMPLE' }),
  });
  const { devices, header } = full;
  return {
    steps,
    report: {
      format: 1,
      method: wishes.method,
      staging: { server: server.server, database: target.name, version: server.version },
      from,
      backup: {
        devices,
        position: header.position,
        copyOnly: header.copyOnly,
        bytes: header.bytes,
        ...(differential && {
          differential: { devices: differential.devices, finished: from.backupFinished ?? '' },
        }),
      },
      files: moves,
      notes: [...chosen.passedOver.map((why) => `Passed over the ${why}`), ...sideEffects(wishes, chosen, question)],
    },
  };
}

function among(set: ReadSet): (move: Move) => boolean {
  const names = new Set(set.files.map((file) => file.logical));
  return (move) => names.has(move.logical);
}

function toRestore({ devices, header }: ReadSet, moves: readonly Move[]): SetToRestore {
  return { devices, position: header.position, checksums: header.checksums, moves };
}

/** What the marker says: what production is, by the connection where there is one, otherwise by the backup. */
function sourceOf({ header }: ReadSet, { production, target }: TargetQuestion): Omit<CopyOf, 'restored'> {
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
