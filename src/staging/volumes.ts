import type { Diagnostic } from '../base/errors.ts';
import { quote } from '../base/names.ts';
import type { SqlSession } from '../base/sql-session.ts';
import type { Move } from './move-list.ts';
import { numberOf, textOf } from './read-values.ts';
import type { ServerFacts } from './server-facts.ts';

/** A drive or mount point of a server with what is free on it. */
export type Volume = { readonly mount: string; readonly free: number };

export type UsedFile = {
  readonly databaseId: number;
  readonly path: string;
  readonly bytes: number;
};

/** The files of all databases of the server, online or not. Sizes are in pages of 8 KB. */
export async function readUsedFiles(session: SqlSession): Promise<readonly UsedFile[]> {
  const rows = await session.query('SELECT database_id, physical_name, size FROM sys.master_files');
  return rows.map((row) => ({
    databaseId: numberOf(row, 'database_id') ?? 0,
    path: textOf(row, 'physical_name') ?? '',
    bytes: (numberOf(row, 'size') ?? 0) * 8192,
  }));
}

const volumesQuery = `SELECT DISTINCT v.volume_mount_point AS mount, v.available_bytes AS free
FROM sys.master_files AS f CROSS APPLY sys.dm_os_volume_stats(f.database_id, f.file_id) AS v`;

const drivesQuery =
  'SELECT fixed_drive_path AS mount, free_space_in_bytes AS free FROM sys.dm_os_enumerate_fixed_drives';

/**
 * The volumes that the server knows the free space of: those that its databases lie on, and the fixed drives. What the login
 * may not see is not in the list (VIEW SERVER STATE).
 */
export async function readVolumes(session: SqlSession, server: ServerFacts): Promise<readonly Volume[]> {
  const volumes = new Map<string, Volume>();
  const add = (mount: string | undefined, free: number | undefined): void => {
    if (mount !== undefined && mount !== '' && free !== undefined) volumes.set(mount.toLowerCase(), { mount, free });
  };
  if (server.may.sysadmin || server.may.viewServerState) {
    // The view of drives came with SQL Server 2017; before, a procedure counts in megabytes by letter.
    if (server.major >= 14) {
      for (const row of await session.query(drivesQuery)) add(textOf(row, 'mount'), numberOf(row, 'free'));
    }
    for (const row of await session.query(volumesQuery)) add(textOf(row, 'mount'), numberOf(row, 'free'));
  }
  if (server.major < 14 || volumes.size === 0) {
    const { resultSets } = await session.batch('EXEC master.sys.xp_fixeddrives;');
    for (const row of resultSets[0]?.rows ?? []) {
      const [drive, free] = [textOf(row, 'drive'), numberOf(row, 'MB free')];
      if (drive !== undefined && free !== undefined && !volumes.has(`${drive.toLowerCase()}:\\`)) {
        add(`${drive}:\\`, free * 1024 * 1024);
      }
    }
  }
  return [...volumes.values()];
}

export type SpaceQuestion = {
  readonly moves: readonly Move[];
  readonly volumes: readonly Volume[];
  /** Files of the database that is dropped first: their space comes back. */
  readonly freed: readonly UsedFile[];
  readonly server: ServerFacts;
};

/** Refusal 4: a restore allocates every file whole, so each volume must have that much. What nobody knows is refused too. */
export function refuseSpace({ moves, volumes, freed, server }: SpaceQuestion): readonly Diagnostic[] {
  const needs = new Map<Volume, number>();
  const unknown: string[] = [];
  for (const move of moves) {
    const volume = volumeOf(move.to, volumes);
    if (!volume || Number.isNaN(move.bytes)) unknown.push(move.to);
    else needs.set(volume, (needs.get(volume) ?? 0) + move.bytes);
  }
  const found: Diagnostic[] = [];
  for (const [volume, needed] of needs) {
    const back = freed.filter((file) => volumeOf(file.path, volumes) === volume).reduce((sum, f) => sum + f.bytes, 0);
    if (needed <= volume.free + back) continue;
    found.push({
      code: 'RST005',
      severity: 'error',
      message: `${volume.mount} on ${server.server} has ${sizeText(volume.free + back)} free, and the restored files need ${sizeText(needed)}.`,
      hint: 'Make room, or name other folders with dataPath and logPath.',
    });
  }
  if (unknown.length > 0) {
    const sees = server.may.sysadmin || server.may.viewServerState;
    found.push({
      code: 'RST005',
      severity: 'error',
      message: `How much is free for ${unknown.slice(0, 3).join(', ')}${unknown.length > 3 ? ` and ${unknown.length - 3} more` : ''} on ${server.server} is not known.`,
      hint: sees
        ? 'Name folders with dataPath and logPath on a drive where the server already keeps a database.'
        : `As an administrator there: GRANT VIEW SERVER STATE TO ${quote(server.login)};`,
    });
  }
  return found;
}

/** The deepest mount point that the path lies under. */
function volumeOf(path: string, volumes: readonly Volume[]): Volume | undefined {
  const text = slashed(path);
  let best: Volume | undefined;
  for (const volume of volumes) {
    const mount = slashed(volume.mount);
    const inside = mount === '/' ? text.startsWith('/') : text.startsWith(mount.endsWith('/') ? mount : `${mount}/`);
    if (inside && (!best || volume.mount.length > best.mount.length)) best = volume;
  }
  return best;
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/').toLowerCase();
}

/** `1.2 GB` */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB', 'PB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
