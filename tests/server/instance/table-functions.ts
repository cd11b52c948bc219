import type { Result } from '../../../src/simulate/script/result.ts';
import type { Value } from '../../../src/simulate/script/value.ts';
import type { InstanceSession } from './session.ts';

/** A table function of `sys`. */
export function serverTableFunction(
  session: InstanceSession,
  name: string,
  args: readonly Value[],
): Result | undefined {
  return name === 'dm_os_volume_stats' ? volumeStats(session, args) : undefined;
}

/** sys.dm_os_volume_stats ( database_id , file_id ) */
function volumeStats({ instance }: InstanceSession, [databaseId = null, fileId = null]: readonly Value[]): Result {
  const names = ['database_id', 'file_id', 'volume_mount_point', 'total_bytes', 'available_bytes'];
  const database = [...instance.databases.values()].find(({ id }) => id === Number(databaseId));
  const file = database?.files().find(({ id }) => id === Number(fileId));
  const volume = file && instance.volumeOf(file.physical);
  if (!volume) return { names, rows: [] };
  return { names, rows: [[databaseId, fileId, volume.mount, volume.bytes, instance.freeOn(volume.mount)]] };
}
