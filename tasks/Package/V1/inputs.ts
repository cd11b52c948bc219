import type { PackageRequest } from '../../../src/app/requests.ts';
import { platforms } from '../../../src/base/platforms.ts';
import type { InputReader } from '../../../src/pipelines/input-reader.ts';

/** The inputs of RehearsalPackage@1. */
export function readInputs(reader: InputReader): PackageRequest {
  const platform = reader.choice('platform', ['project', ...platforms]);
  const request: PackageRequest = {
    projects: [reader.required('project')],
    output: reader.required('output'),
    ...(platform !== 'project' && { platform }),
    variables: reader.pairs('variables'),
  };
  reader.done();
  return request;
}
