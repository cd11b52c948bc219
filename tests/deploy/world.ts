import { sha256 } from '../../src/base/sha256.ts';
import type { RunPorts } from '../../src/deploy/ports.ts';
import type { RunRequest } from '../../src/deploy/run.ts';
import type { RunEvent } from '../../src/deploy/run-event.ts';
import { runPlan } from '../../src/deploy/run-plan.ts';
import { deployScript } from '../../src/plan/deploy-script.ts';
import type { Evidence, RestoredFrom } from '../../src/plan/evidence-types.ts';
import type { Fingerprint, Plan, Step } from '../../src/plan/plan-types.ts';
import { FakeServer } from './fake-server.ts';

export function stepOf(key: string, rest: Partial<Step> = {}): Step {
  return {
    key,
    does: 'create',
    on: { kind: 'view', name: `[dbo].[${key}]` },
    sql: [`do ${key}`],
    because: [],
    hazards: [],
    group: 1,
    lockTimeout: 5000,
    ...rest,
  };
}

const fingerprint = (schema: Record<string, string>): Fingerprint => ({ schema, security: {}, environment: {} });

/** Groups of steps; a group of one script or one marked step is outside of transactions. */
export function planOf(groups: readonly (readonly Step[])[], rest: Partial<Plan> = {}): Plan {
  const steps = groups.flatMap((group, i) => group.map((step) => ({ ...step, group: i + 1 })));
  const made = Object.fromEntries(
    steps.filter(({ does }) => does === 'create').map(({ on }) => [`${on.kind} ${on.name}`, 'new']),
  );
  return {
    format: 1,
    engine: '1.0.0',
    from: fingerprint({ 'table [dbo].[T]': 'as it is' }),
    to: fingerprint({ 'table [dbo].[T]': 'as it is', ...made }),
    promotable: true,
    changes: [],
    steps,
    groups: groups.map((group, i) => ({
      number: i + 1,
      transaction: !group.some(({ does, done }) => does === 'script' || done !== undefined),
      why: 'a test',
      steps: group.map(({ key }) => key),
    })),
    hazards: [],
    findings: [],
    kept: [],
    cosmetic: [],
    proof: { simulated: true, arrives: true, secondPlanEmpty: true },
    options: {
      drop: 'none',
      ignore: { schemas: [], names: [], kinds: [] },
      security: false,
      comments: 'deploy',
      lockTimeout: 5000,
    },
    variables: [],
    sqlcmd: false,
    files: {},
    ...rest,
  };
}

export const twoGroups = planOf([[stepOf('A'), stepOf('B')], [stepOf('C')]]);

export const copy: RestoredFrom = {
  server: 'PROD',
  database: 'Shop',
  restored: '2026-11-23T10:00:00Z',
  method: 'backup',
};

/** A run's world: the fake's schema follows what has run on it. */
export class World {
  readonly server = new FakeServer();
  readonly kept: Evidence[] = [];
  readonly events: RunEvent[] = [];
  readonly waits: number[] = [];
  readonly stop = new AbortController();
  now = Date.parse('2026-11-23T12:00:00Z');
  marker: RestoredFrom | undefined = copy;
  /** Changes beside the plan. */
  drift: Record<string, string | undefined> = {};
  readonly plan: Plan;

  constructor(plan: Plan = twoGroups) {
    this.plan = plan;
  }

  fingerprint(): Fingerprint {
    const schema: Record<string, string> = { ...this.plan.from.schema };
    for (const { sql, on } of this.plan.steps) {
      const object = `${on.kind} ${on.name}`;
      const after = this.plan.to.schema[object];
      if (!sql.every((text) => this.server.ran.includes(text))) continue;
      if (after === undefined) delete schema[object];
      else schema[object] = after;
    }
    for (const [object, hash] of Object.entries(this.drift)) {
      if (hash === undefined) delete schema[object];
      else schema[object] = hash;
    }
    return fingerprint(schema);
  }

  ports(): RunPorts {
    return {
      server: this.server,
      readCatalog: async () => ({
        fingerprint: this.fingerprint(),
        concerned: async (objects) => new Set(objects.filter((object) => !object.includes('Elsewhere'))),
      }),
      readMarker: async () => this.marker,
      now: () => this.now,
      wait: async (milliseconds) => {
        this.waits.push(milliseconds);
      },
      put: (evidence) => {
        this.kept.push(structuredClone(evidence));
      },
      say: (event) => {
        this.events.push(event);
      },
      hint: () => undefined,
      signal: this.stop.signal,
    };
  }

  run(request: Partial<RunRequest> = {}, ports: Partial<RunPorts> = {}): Promise<Evidence> {
    const { plan } = this;
    const given: RunRequest = {
      planId: sha256('plan'),
      plan,
      deploySql: deployScript(plan),
      as: 'rehearsal',
      dryRun: false,
      values: new Map(),
      fence: { windows: [] },
      retries: 3,
      engine: '1.0.0',
      run: {},
      ...request,
    };
    return runPlan(given, { ...this.ports(), ...ports });
  }
}
