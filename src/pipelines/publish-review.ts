import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalJson } from '../base/canonical-json.ts';
import { attachmentTypes } from '../base/pipeline-facts.ts';
import { publishFolder, publishSummary } from './publish.ts';
import { fileName, reviewAttachmentName, reviewAttachmentType } from './review-attachment.ts';
import { isRelease, stageOf } from './stage.ts';
import type { TaskHost } from './task-host.ts';

export type ReviewToPublish = {
  readonly planId: string;
  /** The ReviewRecord: what the review was made from. */
  readonly record: unknown;
  /** Holds review.md, review.html, findings.sarif and test-results.xml. */
  readonly folder: string;
  readonly title: string;
  readonly verdict: string;
  /** What the newest run was: planned, rehearsed, promoted. */
  readonly phase: string;
  /** Somebody promoted without what the policy asks for: the run says so for good. */
  readonly breakGlass: boolean;
};

/** What a person wants published; page and record always are, because an approval has to follow them. */
export type PublishChoices = {
  readonly summary: boolean;
  readonly testResults: boolean;
  readonly findings: boolean;
  readonly tag: boolean;
  /** Name of the artifact; undefined when none is wanted. */
  readonly artifact?: string;
};

/** The artifact that code scanning viewers read SARIF from. */
const findingsArtifact = 'CodeAnalysisLogs';

/** Attaches review.html, for the run's tab, and the record of what it was made from, for the verification of a promotion. */
export function attachReview(
  host: TaskHost,
  { folder, planId, record }: Pick<ReviewToPublish, 'folder' | 'planId' | 'record'>,
): void {
  const name = reviewAttachmentName({ planId, ...stageOf(host) });
  host.attach(reviewAttachmentType, name, path.join(folder, 'review.html'));
  // Beside the page's folder: what is in that is published as a whole.
  const file = path.join(
    mkdtempSync(path.join(host.variable('Agent.TempDirectory') ?? tmpdir(), 'review-')),
    'record.json',
  );
  writeFileSync(file, canonicalJson(record));
  host.attach(attachmentTypes.review, name, file);
}

/** Shows a review wherever a run shows such things; answers the name of the artifact that was published. */
export function publishReview(host: TaskHost, review: ReviewToPublish, choices: PublishChoices): string | undefined {
  const { folder, title } = review;
  const stage = stageOf(host);
  attachReview(host, review);
  if (choices.summary) publishSummary(host, title, path.join(folder, 'review.md'));
  if (choices.testResults)
    host.testResults(stage.name === '' ? title : `${title} (${stage.name})`, path.join(folder, 'test-results.xml'));
  if (isRelease(host)) {
    // The agent throws on artifacts and knows no build tags there.
    host.line(
      'This stage is of a classic release: the review is attached to it; artifacts and build tags are not set.',
    );
    return undefined;
  }
  if (choices.tag) host.tag(reviewTag(review));
  if (review.breakGlass) host.tag(`${tagWord(title)}-break-glass`);
  if (choices.findings) host.artifact(findingsArtifact, findingsFolder(review, stage));
  return choices.artifact === undefined ? undefined : publishFolder(host, choices.artifact, folder);
}

/** `Shop-rehearsed-warn`: what the list of runs shows. */
function reviewTag({ title, phase, verdict }: ReviewToPublish): string {
  return `${tagWord(title)}-${phase}-${verdict}`;
}

function tagWord(title: string): string {
  return fileName(title).replace(/\s+/g, '-');
}

/** Several stages upload into one artifact: each file has a name of its own. */
function findingsFolder(
  { folder, planId, title }: ReviewToPublish,
  { name, attempt }: ReturnType<typeof stageOf>,
): string {
  const upload = path.join(folder, 'findings');
  mkdirSync(upload, { recursive: true });
  const file = `${fileName(title)}-${planId.slice(0, 12)}-${fileName(name)}-${attempt}.sarif`;
  copyFileSync(path.join(folder, 'findings.sarif'), path.join(upload, file));
  return upload;
}

/** What gates and checks of the service can ask of the build: `rehearsal_Staging_verdict` and its plan. */
export function reviewProperties(
  host: TaskHost,
  { planId, verdict, phase }: Pick<ReviewToPublish, 'planId' | 'verdict' | 'phase'>,
): Readonly<Record<string, string>> {
  const stage = stageOf(host).name.replace(/\W+/g, '_');
  const prefix = stage === '' ? 'rehearsal' : `rehearsal_${stage}`;
  return { [`${prefix}_verdict`]: verdict, [`${prefix}_phase`]: phase, [`${prefix}_planId`]: planId };
}
