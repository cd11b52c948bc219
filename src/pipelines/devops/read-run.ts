import {
  attachmentTypes,
  type OurTasks,
  type Person,
  type RecordState,
  type RunFacts,
  type StageFacts,
  type TaskFacts,
} from '../../base/pipeline-facts.ts';
import { type Attachments, readAttachments } from './attachments.ts';
import { type GuardOf, readGuard } from './checkpoints.ts';
import type { Asked, DevOps } from './client.ts';
import { findEnvironments, stagesOfEnvironments } from './environments.ts';
import { readPeople } from './people.ts';
import type { Build, Timeline, TimelineRecord } from './shapes.ts';

/** The run, and the job of it that asks. */
export type RunPlace = {
  /** Id or name. */
  readonly project: string;
  readonly runId: string;
  /** The asking job's record; its stage is `thisStage`. */
  readonly jobId: string;
  readonly stage?: string;
  readonly stageAttempt?: number;
};

const ofRun = (id: string): Asked => ({
  what: `run ${id}`,
  setting: 'Let the build service account view builds: pipeline security, "View builds".',
});

/** Everything that a promotion is judged by. `environments` are those that a policy names. Throws a RehearsalError (ADO…). */
export async function readRun(
  devops: DevOps,
  place: RunPlace,
  ask: { readonly environments: readonly string[]; readonly tasks: OurTasks },
): Promise<RunFacts> {
  const root = `${encodeURIComponent(place.project)}/_apis`;
  const asked = ofRun(place.runId);
  const run = `${root}/build/builds/${encodeURIComponent(place.runId)}`;
  const build = await devops.get<Build>(`${run}?api-version=7.1`, asked);
  const timeline = await devops.get<Timeline>(`${run}/timeline?api-version=7.1`, asked);
  const stages = timeline.records.filter(({ type }) => type === 'Stage');
  const attachments = await readAttachments(devops, run, timeline, Object.values(attachmentTypes), asked);
  const environments = await findEnvironments(devops, root, ask.environments);
  const guards = new Map<string, GuardOf>();
  for (const stage of stages) {
    const guard = await readGuard(devops, root, stage, timeline.records, environments);
    if (guard) guards.set(stage.id, guard);
  }
  const deployments = await stagesOfEnvironments(devops, root, place.runId, environments);
  const approvers = [...guards.values()].flatMap(({ approvers }) => approvers);
  const requesters = [build.requestedFor, build.requestedBy].flatMap((ref) => ref ?? []);
  const people = await readPeople(devops, [...approvers, ...requesters], { groups: true });
  return {
    id: String(build.id),
    project: build.project?.name ?? place.project,
    pipeline: build.definition?.name ?? '',
    requesters: distinct(requesters.flatMap(({ id }) => people.get(id) ?? [])),
    thisStage: stageOfJob(timeline.records, place),
    stages: stages.map((record) =>
      stageFacts(record, timeline.records, attachments, guards.get(record.id), people, deployments),
    ),
    tags: build.tags ?? [],
  };
}

/** Empty where the job is none of the run's that runs now: then nobody has approved what runs here. */
function stageOfJob(records: readonly TimelineRecord[], place: RunPlace): string {
  const byId = new Map(records.map((record) => [record.id.toLowerCase(), record]));
  let record = byId.get(place.jobId.toLowerCase());
  if (record?.type !== 'Job' || record.state !== 'inProgress') return '';
  while (record && record.type !== 'Stage') record = byId.get(record.parentId?.toLowerCase() ?? '');
  if (!record) return '';
  const isNamed = place.stage === undefined || nameOf(record).toLowerCase() === place.stage.toLowerCase();
  const isAttempt = place.stageAttempt === undefined || (record.attempt ?? 1) === place.stageAttempt;
  return isNamed && isAttempt ? record.id : '';
}

function stageFacts(
  record: TimelineRecord,
  records: readonly TimelineRecord[],
  attachments: Attachments,
  guard: GuardOf | undefined,
  people: ReadonlyMap<string, Person>,
  deployments: ReadonlyMap<string, readonly string[]>,
): StageFacts {
  const identifier = nameOf(record);
  const attempt = record.attempt ?? 1;
  const checkpoint = guard?.facts(people);
  const environments = new Set([
    ...(guard?.environments ?? []),
    // Which of the two names of a stage a deployment is recorded under, the documentation does not say.
    ...[identifier, record.name].flatMap((name) => deployments.get(`${name.toLowerCase()} ${attempt}`) ?? []),
  ]);
  return {
    id: record.id,
    identifier,
    attempt,
    state: stateOf(record),
    ...(record.result && { result: record.result }),
    environments: [...environments],
    ...(checkpoint && { checkpoint }),
    tasks: tasksBelow(record, records).map((task) => taskFacts(task, records, attachments)),
  };
}

/** Every record that hangs below, whatever it calls itself: scripts can make records, too, and those are no tasks of ours. */
function tasksBelow(stage: TimelineRecord, records: readonly TimelineRecord[]): readonly TimelineRecord[] {
  const below = new Set([stage.id]);
  for (let before = 0; before !== below.size; ) {
    before = below.size;
    for (const { id, parentId } of records) if (parentId && below.has(parentId)) below.add(id);
  }
  return records.filter(({ id, type }) => below.has(id) && !['Stage', 'Phase', 'Job'].includes(type) && !isCheck(type));
}

function isCheck(type: string): boolean {
  return type === 'Checkpoint' || type.startsWith('Checkpoint.');
}

function taskFacts(record: TimelineRecord, records: readonly TimelineRecord[], attachments: Attachments): TaskFacts {
  const job = records.find(({ id }) => id === record.parentId);
  return {
    id: record.id,
    ...(record.task && { task: record.task.id }),
    name: record.name,
    job: job?.name ?? '',
    attempt: record.attempt ?? 1,
    state: stateOf(record),
    ...(record.result && { result: record.result }),
    ...(record.finishTime && { finished: record.finishTime }),
    attachments: attachments.get(record.id.toLowerCase()) ?? [],
  };
}

/** The name in the YAML; `name` is what people read. */
function nameOf({ identifier, name }: TimelineRecord): string {
  return identifier ?? name;
}

function stateOf({ state }: TimelineRecord): RecordState {
  return state === 'completed' || state === 'inProgress' ? state : 'pending';
}

function distinct(people: readonly Person[]): readonly Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
