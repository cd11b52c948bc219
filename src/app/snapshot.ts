import { serverOf } from './connections.ts';
import { readServer } from './live-database.ts';
import { writtenPackage } from './package-database.ts';
import type { SnapshotRequest, SnapshotResult } from './requests.ts';
import { writeOutput } from './write-output.ts';

/** Writes the schema of a live database as a package, which plans as if the database itself were read. */
export async function takeSnapshot(
  request: SnapshotRequest,
  onProgress?: (line: string) => void,
): Promise<SnapshotResult> {
  const server = await serverOf(request.from);
  const source = await readServer(server, { ...(onProgress && { onProgress }) });
  writeOutput(request.output, writtenPackage(source));
  return {
    output: request.output,
    name: source.identity.name,
    platform: source.model.platform,
    objects: source.model.objects.size,
    hidden: source.model.hidden ?? [],
  };
}
