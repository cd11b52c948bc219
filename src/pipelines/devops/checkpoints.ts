import type { ApprovalFacts, CheckFacts, CheckpointFacts, Person } from '../../base/pipeline-facts.ts';
import type { Asked, DevOps } from './client.ts';
import type {
  CheckRun,
  CheckSuite,
  Environment,
  IdentityRef,
  List,
  PipelineApproval,
  Resource,
  TimelineRecord,
} from './shapes.ts';

/** What guards one attempt of a stage; whom the approvals name has to be looked up before they are facts. */
export type GuardOf = {
  readonly environments: readonly string[];
  readonly approvers: readonly IdentityRef[];
  facts(people: ReadonlyMap<string, Person>): CheckpointFacts;
};

const ofStage = (what: string, stage: string): Asked => ({
  what: `${what} of stage ${stage}`,
  setting:
    'Let the build service account see the environment: Pipelines, Environments, the environment, Security, role Reader for "{project} Build Service".',
});

/** Undefined where nothing guards the stage, or it has not come to its checks. */
export async function readGuard(
  devops: DevOps,
  root: string,
  stage: TimelineRecord,
  records: readonly TimelineRecord[],
  environments: readonly Environment[],
): Promise<GuardOf | undefined> {
  const name = stage.identifier ?? stage.name;
  const checkpoint = records.find(({ type, parentId }) => type === 'Checkpoint' && parentId === stage.id);
  if (!checkpoint) return undefined;
  const suite = await devops.get<CheckSuite>(
    `${root}/pipelines/checks/runs/${encodeURIComponent(checkpoint.id)}?$expand=resources&api-version=7.1-preview.1`,
    ofStage('checks', name),
  );
  const approvals = await readApprovals(devops, root, name, approvalRecords(checkpoint, records));
  const nameOf = (resource: Resource | undefined): string | undefined => environmentName(resource, environments);
  const checks = (suite.checkRuns ?? []).map((run) => checkFacts(run, nameOf));
  return {
    environments: [
      ...new Set([
        ...(suite.resources ?? []).flatMap((resource) => nameOf(resource) ?? []),
        ...checks.flatMap(({ environment }) => environment ?? []),
      ]),
    ],
    approvers: approvals.flatMap(({ steps }) =>
      (steps ?? []).flatMap((step) => [step.actualApprover, step.assignedApprover].flatMap((ref) => ref ?? [])),
    ),
    facts: (people) => ({
      id: checkpoint.id,
      attempt: attemptOf(suite, stage, checkpoint),
      checks,
      approvals: approvals.map((approval) => approvalFacts(approval, people)),
    }),
  };
}

/** The suite says which stage and attempt it was for; 0 where that is another stage. */
function attemptOf({ context }: CheckSuite, stage: TimelineRecord, checkpoint: TimelineRecord): number {
  const node = context?.GraphNode;
  if (node?.Id !== undefined && node.Id.toLowerCase() !== stage.id.toLowerCase()) return 0;
  return node?.Attempt ?? checkpoint.attempt ?? 1;
}

function approvalRecords(checkpoint: TimelineRecord, records: readonly TimelineRecord[]): readonly TimelineRecord[] {
  return records.filter(({ type, parentId }) => type === 'Checkpoint.Approval' && parentId === checkpoint.id);
}

/** The approval's id is the record's; some versions put it into `identifier`. */
async function readApprovals(
  devops: DevOps,
  root: string,
  stage: string,
  records: readonly TimelineRecord[],
): Promise<readonly PipelineApproval[]> {
  const found: PipelineApproval[] = [];
  for (const { id, identifier } of records) {
    const asked = ofStage('approvals', stage);
    // Without $expand the steps are an empty list, and nobody seems to have approved.
    const path = (approval: string): string =>
      `${root}/pipelines/approvals?approvalIds=${encodeURIComponent(approval)}&$expand=steps&api-version=7.1`;
    const byId = identifier ? await devops.find<List<PipelineApproval>>(path(id), asked) : undefined;
    const answer = byId && byId.value.length > 0 ? byId : undefined;
    found.push(...(answer ?? (await devops.get<List<PipelineApproval>>(path(identifier || id), asked))).value);
  }
  return found;
}

/** A resource may come without its name; the environments of the policy are known by id. */
function environmentName(resource: Resource | undefined, known: readonly Environment[]): string | undefined {
  if (resource?.type !== 'environment') return undefined;
  return resource.name ?? known.find(({ id }) => String(id) === resource.id)?.name;
}

function checkFacts(
  { id, status, resultUpdates, checkConfigurationRef: ref }: CheckRun,
  nameOf: (resource: Resource | undefined) => string | undefined,
): CheckFacts {
  const environment = nameOf(ref?.resource);
  return {
    id,
    type: ref?.type?.id ?? '',
    name: ref?.type?.name ?? ref?.type?.id ?? 'check',
    status,
    bypassed: status === 'bypassed' || (resultUpdates ?? []).some((update) => update.status === 'bypassed'),
    ...(environment !== undefined && { environment }),
  };
}

function approvalFacts(
  { id, status, steps = [] }: PipelineApproval,
  people: ReadonlyMap<string, Person>,
): ApprovalFacts {
  return {
    id,
    status,
    steps: (steps ?? []).map((step) => {
      const by = people.get(step.actualApprover?.id ?? '');
      const asked = people.get(step.assignedApprover?.id ?? '');
      return {
        status: step.status,
        at: step.lastModifiedOn ?? '',
        ...(by && { by }),
        ...(asked?.kind === 'group' && { asked: { id: asked.id, name: asked.name } }),
        ...(step.comment && { comment: step.comment }),
      };
    }),
  };
}
