import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { catalogReader } from '../../src/app/catalog-reader.ts';
import { type DeployResult, deployPlan } from '../../src/app/deploy-plan.ts';
import { readSession } from '../../src/app/live-database.ts';
import type { SqlRow, SqlSession } from '../../src/base/sql-session.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import type { Evidence } from '../../src/plan/evidence-types.ts';
import { fingerprintOf } from '../../src/plan/fingerprint.ts';
import type { Fingerprint } from '../../src/plan/plan-types.ts';
import { hintFor } from '../../src/server/error-hints.ts';
import { readMarker } from '../../src/staging/marker.ts';
import { inProcess } from '../server/in-process.ts';
import { Instance } from '../server/instance/instance.ts';
import { overTds } from '../server/over-tds.ts';
import { startTds, type TdsServer } from '../server/tds/start.ts';
import { MeddlingEngine } from './meddling-engine.ts';
import type { Scenario } from './scenario.ts';

/** The database's name on every rig. */
export const databaseName = 'Shop';

export type DeployOptions = {
  readonly retries?: number;
  readonly signal?: AbortSignal;
  /** Another file than the rig's own. */
  readonly evidence?: string;
};

/** A server of its own with the database as it is before the plan, reached over TDS. */
export type Rig = {
  readonly scenario: Scenario;
  readonly instance: Instance;
  readonly engine: MeddlingEngine;
  readonly tds: TdsServer;
  /** A folder for files of this rig. */
  readonly folder: string;
  readonly evidenceFile: string;
  /** Deploys as the command does. */
  readonly deploy: (options?: DeployOptions) => Promise<DeployResult>;
  /** The evidence file of the last deployment; undefined where there is none. */
  readonly evidence: () => Evidence | undefined;
  /** Asks the database without the wire, and without being remembered. */
  readonly inside: <T>(ask: (session: SqlSession) => Promise<T>) => Promise<T>;
  readonly fingerprint: () => Promise<Fingerprint>;
  readonly journal: () => Promise<readonly SqlRow[]>;
  readonly close: () => Promise<void>;
};

export async function openRig(scenario: Scenario): Promise<Rig> {
  const instance = new Instance({ name: 'PROD01', collation: scenario.collation, now: Date.now });
  instance.createDatabase(databaseName, scenario.script);
  const engine = new MeddlingEngine(instance);
  const tds = await startTds(engine, { server: 'PROD01' });
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-faults-'));
  const evidenceFile = path.join(folder, 'evidence', 'evidence.json');
  const inside: Rig['inside'] = async (ask) => {
    const session = await inProcess(instance, databaseName).open();
    try {
      return await ask(session);
    } finally {
      await session.close();
    }
  };
  return {
    scenario,
    instance,
    engine,
    tds,
    folder,
    evidenceFile,
    inside,
    deploy: ({ retries = 3, signal = new AbortController().signal, evidence = evidenceFile } = {}) =>
      deployPlan(
        {
          plan: scenario.folder,
          as: 'environment',
          variables: {},
          fence: { windows: [] },
          dryRun: false,
          evidence,
          retries,
        },
        {
          server: overTds(tds, databaseName),
          reader: catalogReader,
          readMarker,
          hint: hintFor,
          run: {},
          secret: () => undefined,
          progress: { line: () => {} },
          signal,
          now: Date.now,
        },
      ),
    evidence: () => readEvidence(evidenceFile),
    fingerprint: () => inside(async (session) => fingerprintOf((await readSession(session)).model, registry)),
    journal: () => inside(readJournalRows),
    close: async () => {
      await tds.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Uses a rig and takes it down. */
export async function withRig<T>(scenario: Scenario, use: (rig: Rig) => Promise<T>): Promise<T> {
  const rig = await openRig(scenario);
  try {
    return await use(rig);
  } finally {
    await rig.close();
  }
}

export function readEvidence(file: string): Evidence | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Evidence;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function readJournalRows(session: SqlSession): Promise<readonly SqlRow[]> {
  const { resultSets } = await session.batch(
    `IF OBJECT_ID(N'[dbo].[__RehearsalJournal]', N'U') IS NOT NULL
SELECT [GroupNumber] AS group_number, [StepKey] AS step_key, [State] AS state FROM [dbo].[__RehearsalJournal] ORDER BY [Id];`,
  );
  return resultSets[0]?.rows ?? [];
}
