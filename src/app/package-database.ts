import { writeDacpac } from '../formats/write-dacpac.ts';
import { registry } from '../kinds/all-kinds.ts';
import { dacpacOf } from '../sources/to-dacpac.ts';
import { type DatabaseSource, readDatabase } from './read-database.ts';
import type { PackageRequest, PackageResult } from './requests.ts';
import { writeOutput } from './write-output.ts';

/** Builds a project into a .dacpac, byte-identical for identical input. Throws a RehearsalError with all its errors. */
export async function packageDatabase(request: PackageRequest): Promise<PackageResult> {
  const source = await readDatabase(request.projects, {
    ...(request.platform !== undefined && { platform: request.platform }),
    variables: request.variables,
  });
  const model = { ...source.model, variables: { ...source.model.variables, ...request.variables } };
  writeOutput(request.output, writtenPackage({ ...source, model }));
  return {
    output: request.output,
    name: source.identity.name,
    platform: model.platform,
    objects: model.objects.size,
    warnings: source.warnings,
  };
}

/** A source as a package that is written now. */
export function writtenPackage(source: DatabaseSource): Uint8Array {
  return writeDacpac(dacpacOf(source.model, source.identity, registry));
}
