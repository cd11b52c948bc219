import type { PackageRequest } from '../../../src/app/requests.ts';
import { platforms } from '../../../src/base/platforms.ts';
import type { InputReader } from '../../../src/pipelines/input-reader.ts';

export type PackageInputs = {
  readonly request: PackageRequest;
  /** Name of the artifact; undefined when none is wanted. */
  readonly artifact?: string;
};

/** The inputs of RehearsalPackage@1. */
export function readInputs(reader: InputReader): PackageInputs {
  const platform = reader.choice('platform', ['project', ...platforms]);
  const request: PackageRequest = {
    projects: [reader.required('project')],
    output: reader.required('output'),
    ...(platform !== 'project' && { platform }),
    variables: reader.pairs('variables'),
  };
  const artifact = reader.artifactName('publishArtifact', 'artifactName', 'database-package');
  reader.done();
  return { request, ...(artifact !== undefined && { artifact }) };
}
