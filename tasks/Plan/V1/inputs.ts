import { checkSource } from '../../../src/app/check-source.ts';
import { connectionText } from '../../../src/app/given-connections.ts';
import { editions } from '../../../src/app/options-file.ts';
import { type FailOn, failOnChoices, type PlanRequest } from '../../../src/app/requests.ts';
import { platforms } from '../../../src/base/platforms.ts';
import { connectionInputNames, readConnection } from '../../../src/pipelines/connection-inputs.ts';
import type { InputReader } from '../../../src/pipelines/input-reader.ts';

export type PlanInputs = {
  readonly request: PlanRequest;
  readonly failOn: FailOn;
  /** Title of the summary; undefined when none is wanted. */
  readonly summary?: string;
  /** Name of the artifact; undefined when none is wanted. */
  readonly artifact?: string;
};

/** The inputs of RehearsalPlan@1. */
export function readInputs(reader: InputReader): PlanInputs {
  const desired = reader.required('desired');
  const names = { ...connectionInputNames(), connection: 'current' };
  const current = connectionText(readConnection(reader, names, { files: true }));
  const output = reader.required('output');
  for (const [name, value] of [
    ['desired', desired],
    ['current', current],
  ] as const) {
    const problem = checkSource(`Input ${name}`, value, { live: name === 'current' });
    if (problem) reader.bad(problem.message, problem.hint);
  }
  const options = reader.optional('options');
  const platform = reader.choice('platform', ['project', ...platforms]);
  const edition = reader.choice('edition', ['unknown', ...editions]);
  const decisions = reader.optional('decisions');
  const failOn = reader.choice('failOn', failOnChoices);
  const publishSummary = reader.flag('publishSummary', true);
  const summary = reader.optional('summaryTitle') ?? 'Database plan';
  const artifact = reader.artifactName('publishArtifact', 'artifactName', 'database-plan');
  reader.done();
  return {
    request: {
      desired,
      current,
      output,
      ...(options !== undefined && { options }),
      ...(decisions !== undefined && { decisions }),
      ...(platform !== 'project' && { platform }),
      // An input that its rule hides is sent all the same; Azure has no editions.
      ...(edition !== 'unknown' && platform !== 'SqlAzure' && { edition }),
    },
    failOn,
    ...(publishSummary && { summary }),
    ...(artifact !== undefined && { artifact }),
  };
}
