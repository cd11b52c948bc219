import { type FailOn, failOnChoices, type ReviewRequest } from '../../../src/app/requests.ts';
import type { InputReader } from '../../../src/pipelines/input-reader.ts';
import type { PublishChoices } from '../../../src/pipelines/publish-review.ts';

export type ReviewInputs = {
  readonly request: ReviewRequest;
  readonly title: string;
  readonly failOn: FailOn;
  readonly publish: PublishChoices;
};

/** The inputs of RehearsalReview@1. */
export function readInputs(reader: InputReader): ReviewInputs {
  const [plan, output] = [reader.required('plan'), reader.required('output')];
  const evidence = reader.lines('evidence');
  const [decisions, policy] = [reader.optional('decisions'), reader.optional('policy')];
  const title = reader.optional('title') ?? 'Database review';
  const failOn = reader.choice('failOn', failOnChoices);
  const publish = {
    summary: reader.flag('publishSummary', true),
    testResults: reader.flag('publishTestResults', true),
    findings: reader.flag('publishFindings', true),
    tag: reader.flag('addTag', true),
  };
  const artifact = reader.artifactName('publishArtifact', 'artifactName', 'database-review');
  reader.done();
  return {
    request: {
      plan,
      output,
      evidence,
      ...(decisions !== undefined && { decisions }),
      ...(policy !== undefined && { policy }),
    },
    title,
    failOn,
    publish: { ...publish, ...(artifact !== undefined && { artifact }) },
  };
}
