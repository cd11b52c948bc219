import {
  type ApprovalStep,
  approvalCheck,
  attachmentTypes,
  type OurTasks,
  type Person,
  type RunFacts,
  type StageFacts,
  type TaskFacts,
} from '../../../src/base/pipeline-facts.ts';
import { sha256 } from '../../../src/base/sha256.ts';
import type { Promotion } from '../../../src/deploy/verification/promotion.ts';
import { verifyPromotion } from '../../../src/deploy/verification/verify-promotion.ts';
import type { Evidence, RunTarget } from '../../../src/plan/evidence-types.ts';
import type { Plan } from '../../../src/plan/plan-types.ts';
import { parsePolicy } from '../../../src/plan/policy.ts';
import { samplePlan } from '../../review/sample-plan.ts';

export const planId = 'a'.repeat(64);
export const ours: OurTasks = {
  plan: '11111111-1111-4111-8111-111111111111',
  deploy: '22222222-2222-4222-8222-222222222222',
  review: '33333333-3333-4333-8333-333333333333',
};

export const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const dbas = { id: 'g-dbas', name: '[Shop]\\DBAs' };
export const person = (name: string, rest: Partial<Person> = {}): Person => ({
  id: `id-${name}`,
  name,
  account: `${name}@example.com`,
  kind: 'person',
  groups: [],
  ...rest,
});
export const ann = person('ann', { groups: [dbas] });
export const ben = person('ben', { groups: [dbas] });
export const dev = person('dev');

export const production: RunTarget = {
  server: 'SQLPROD01',
  database: 'Shop',
  databaseGuid: 'D-1',
  familyGuid: 'F-1',
  version: '16.0.4135.4',
  edition: 'Enterprise Edition',
};

export const rehearsal: Evidence = {
  format: 1,
  engine: '1.0.0',
  planId,
  as: 'rehearsal',
  dryRun: false,
  target: {
    ...production,
    server: 'SQLSTAGE01',
    database: 'Shop_Staging',
    databaseGuid: 'D-2',
    restoredFrom: {
      server: 'SQLPROD01',
      database: 'Shop',
      databaseGuid: 'D-1',
      familyGuid: 'F-1',
      backupFinished: '2026-11-23T01:00:00Z',
      restored: '2026-11-23T09:30:00Z',
      method: 'backup',
    },
  },
  run: { runId: '42', stage: 'Staging', stageAttempt: 1 },
  started: '2026-11-23T10:00:00Z',
  finished: '2026-11-23T10:10:00Z',
  outcome: 'succeeded',
  problems: [],
  groups: [],
  steps: [],
  probes: [
    { code: 'DATA002', on: '[Sales].[Customer].[Country]', count: 0, settled: true, says: '0 of 12 rows hold NULL' },
  ],
  verification: { arrived: true, differences: [], untrusted: [] },
};

/** A plan with one hazard that a rehearsal settles and nothing else that blocks. */
export const plan: Plan = {
  ...samplePlan,
  promotable: true,
  findings: [],
  proof: { simulated: true, arrives: true, secondPlanEmpty: true },
  hazards: [
    {
      code: 'DATA002',
      severity: 'block',
      on: { kind: 'table', name: '[Sales].[Customer].[Country]' },
      message: 'NULLs would be refused.',
      probe: { sql: 'SELECT 0', says: '{n} rows hold NULL' },
    },
  ],
};

export const task = (id: string, rest: Partial<TaskFacts> = {}): TaskFacts => ({
  id: `record-${id}`,
  task: id,
  name: 'a task',
  job: 'job',
  attempt: 1,
  state: 'completed',
  result: 'succeeded',
  attachments: [],
  ...rest,
});

export const reviewOf = (finished: string, record: object): TaskFacts =>
  task(ours.review, {
    name: 'Review',
    finished,
    attachments: [
      {
        type: attachmentTypes.review,
        name: 'review',
        content: bytes({ format: 1, planId, evidence: [], ...record }),
      },
    ],
  });

export const deployOf = (evidence: Evidence, rest: Partial<TaskFacts> = {}): TaskFacts =>
  task(ours.deploy, {
    name: 'Rehearse',
    finished: '2026-11-23T10:11:00Z',
    attachments: [{ type: attachmentTypes.evidence, name: 'evidence', content: bytes(evidence) }],
    ...rest,
  });

export const approvedBy = (by: Person, at: string, comment?: string): ApprovalStep => ({
  status: 'approved',
  by,
  at,
  ...(comment !== undefined && { comment }),
});

export function stage(identifier: string, rest: Partial<StageFacts> = {}): StageFacts {
  return {
    id: `stage-${identifier}`,
    identifier,
    attempt: 1,
    state: 'completed',
    result: 'succeeded',
    environments: [],
    tasks: [],
    ...rest,
  };
}

export function guarded(environment: string, steps: readonly ApprovalStep[], attempt = 1): Partial<StageFacts> {
  return {
    environments: [environment],
    checkpoint: {
      id: `checkpoint-${environment}`,
      attempt,
      checks: [
        { id: 'c1', type: approvalCheck, name: 'Approval', status: 'approved', bypassed: false, environment },
        { id: 'c2', type: 'lock', name: 'ExclusiveLock', status: 'approved', bypassed: false, environment },
      ],
      approvals: [{ id: 'a1', status: 'approved', steps }],
    },
  };
}

export type World = {
  plan: Plan;
  target: RunTarget;
  drift: readonly string[];
  policy: object;
  decisions?: NonNullable<Promotion['decisions']>;
  now: string;
  evidence: Evidence;
  requesters: readonly Person[];
  planning: StageFacts;
  staging(world: World): StageFacts;
  review(world: World): StageFacts;
  production: StageFacts;
  more: readonly StageFacts[];
};

/** A release in which everything is as it should be. */
export const goodWorld: World = {
  plan,
  target: production,
  drift: [],
  policy: {
    format: 1,
    rehearsals: [{ environment: 'shop-staging', greatestAge: '3d' }],
    approvals: {
      production: { environment: 'shop-production', approvers: ['[Shop]\\DBAs'] },
      staging: { approvers: ['[Shop]\\DBAs'] },
    },
    breakGlass: ['ann@example.com'],
  },
  now: '2026-11-23T12:30:00Z',
  evidence: rehearsal,
  requesters: [dev],
  planning: stage('Plan', {
    tasks: [task(ours.plan, { name: 'Plan', finished: '2026-11-23T08:00:00Z' }), reviewOf('2026-11-23T08:01:00Z', {})],
  }),
  staging: ({ evidence }) =>
    stage('Staging', {
      ...guarded('shop-staging', [approvedBy(ann, '2026-11-23T09:00:00Z')]),
      tasks: [deployOf(evidence)],
    }),
  review: ({ evidence, decisions }) =>
    stage('Review', {
      tasks: [
        reviewOf('2026-11-23T10:20:00Z', {
          evidence: [sha256(bytes(evidence))],
          ...(decisions && { decisions: decisions.hash }),
        }),
      ],
    }),
  production: stage('Production', {
    state: 'inProgress',
    ...guarded('shop-production', [approvedBy(ann, '2026-11-23T12:00:00Z')]),
  }),
  more: [],
};

export function promotionIn(world: World): Promotion {
  const run: RunFacts = {
    id: '42',
    project: 'Shop',
    pipeline: 'shop-release',
    requesters: world.requesters,
    thisStage: 'stage-Production',
    tags: [],
    stages: [world.planning, world.staging(world), world.review(world), world.production, ...world.more],
  };
  return {
    plan: world.plan,
    planId,
    target: world.target,
    drift: world.drift,
    policy: { policy: parsePolicy(world.policy, 'rehearsal.policy.json'), hash: sha256(bytes(world.policy)) },
    ...(world.decisions && { decisions: world.decisions }),
    now: world.now,
    where: { kind: 'pipeline', run, tasks: ours },
  };
}

export const verify = (change: Partial<World> = {}) => verifyPromotion(promotionIn({ ...goodWorld, ...change }));

/** Codes of the refusals, each once, in order. */
export const codes = (change: Partial<World> = {}): readonly string[] => [
  ...new Set(verify(change).refusals.map(({ code }) => code)),
];
