import type { Evidence } from '../../src/plan/evidence-types.ts';
import { samplePlan, samplePlanId } from './sample-plan.ts';

const durations: Readonly<Record<string, number>> = { '0050': 212, '0070': 252_400 };

/** A rehearsal of the sample plan on a copy of production that went well and settled what its probes could. */
export const sampleEvidence: Evidence = {
  format: 1,
  engine: '1.0.0',
  planId: samplePlanId,
  as: 'rehearsal',
  dryRun: false,
  target: {
    server: 'SQLSTAGE01',
    database: 'Shop_Staging',
    databaseGuid: '6b8f5d3e-93a1-4f0c-8f3c-2a90b5f1c001',
    version: '16.0.4135.4',
    edition: 'Enterprise Edition',
    restoredFrom: {
      server: 'SQLPROD01',
      database: 'Shop',
      backupFinished: '2026-11-20T02:10:33Z',
      lastLsn: '39000000120000001',
      restored: '2026-11-20T05:41:07Z',
      method: 'backup',
    },
  },
  run: {
    pipeline: 'Shop database',
    runId: '4711',
    stage: 'Rehearse',
    stageAttempt: 1,
    requestedFor: 'Dana Developer',
  },
  started: '2026-11-20T06:00:00Z',
  finished: '2026-11-20T06:04:15Z',
  outcome: 'succeeded',
  problems: [],
  groups: samplePlan.groups.map(({ number }) => ({
    number,
    state: 'done',
    retries: number === 2 ? 1 : 0,
    started: '2026-11-20T06:00:00Z',
    milliseconds: number === 2 ? 252_400 : 900,
  })),
  steps: samplePlan.steps.map(({ key, group }) => ({
    key,
    group,
    state: 'done',
    started: '2026-11-20T06:00:00Z',
    milliseconds: durations[key] ?? 14,
    messages: key === '0080' ? [{ number: 0, severity: 0, state: 1, message: 'Refreshed.', line: 1 }] : [],
    ...(key === '0070' && { rows: 1_204_331, variant: 0 }),
  })),
  probes: [
    {
      code: 'LOCK005',
      on: '[Sales].[Order].[IX_Order_Customer]',
      count: 1_204_331,
      settled: false,
      says: '1,204,331 rows are read.',
    },
    {
      code: 'DATA002',
      on: '[Sales].[Customer]',
      count: 0,
      settled: true,
      says: '0 of 48,210 rows hold a value that is lost.',
    },
    { code: 'DATA011', on: '[Sales].[Customer]', count: 0, settled: true, says: '0 rows hold NULL.' },
  ],
  verification: { arrived: true, differences: [], untrusted: [] },
};

const { verification: _, ...withoutVerification } = sampleEvidence;
const { restoredFrom, ...target } = sampleEvidence.target;

/** The promotion that came after it. */
export const promotedEvidence: Evidence = {
  ...sampleEvidence,
  as: 'promotion',
  started: '2026-11-21T22:00:00Z',
  finished: '2026-11-21T22:04:31Z',
  target: { server: 'SQLPROD01', database: 'Shop', version: '16.0.4135.4', edition: 'Enterprise Edition' },
  probes: [],
  promotion: {
    rehearsals: ['d'.repeat(64)],
    approvals: [{ of: 'production', by: 'Dana DBA', at: '2026-11-21T21:58:02Z', comment: 'break-glass: shop is down' }],
    waivers: ['DATA002 [Sales].[Customer] until=2027-01-31 nobody has a fax'],
    breakGlass: { by: 'Dana DBA', at: '2026-11-21T21:58:02Z', reason: 'shop is down', lifted: ['GATE010', 'GATE021'] },
    notes: ['Staging is not approved: nothing in it is personal.'],
  },
};

/** The same on a schema without rows: it proves that the script runs, and nothing about data. */
export const schemaOnlyEvidence: Evidence = {
  ...sampleEvidence,
  target: {
    ...target,
    ...(restoredFrom && { restoredFrom: { ...restoredFrom, method: 'schema-only' } }),
  },
};

/** The same, stopped by the server at step 0040; its group rolled back. */
export const failedEvidence: Evidence = {
  ...withoutVerification,
  outcome: 'failed',
  problems: [
    {
      code: 'SERVER',
      message: 'Cannot insert the value NULL into column Country.',
      on: '[Sales].[Customer]',
      step: '0040',
      server: { number: 515, severity: 16, state: 2, message: 'Cannot insert the value NULL', line: 1 },
      hint: 'Give every row a value first.',
    },
  ],
  groups: sampleEvidence.groups.map((g) => ({ ...g, state: g.number === 1 ? 'rolled-back' : 'waiting' })),
  steps: sampleEvidence.steps.map(({ key, group, messages, ...rest }) =>
    key > '0040'
      ? { key, group, state: 'waiting', messages: [] }
      : { ...rest, key, group, messages, state: key === '0040' ? 'failed' : 'rolled-back' },
  ),
};
