import { readServer } from '../../src/app/live-database.ts';
import { RehearsalError } from '../../src/base/errors.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import { fingerprintOf } from '../../src/plan/fingerprint.ts';
import { readMarker, readMarkerState } from '../../src/staging/marker.ts';
import type { RestoreReport } from '../../src/staging/report.ts';
import type { Verdict } from './judge.ts';
import { type Box, bystander, copy, type RestoreRig, source } from './restore-rig.ts';

/**
 * Looks at what a faulty restore has left, restores again without a fault, and looks again. Production and other databases stay
 * as they were; a database counts as a copy only when it is one; the second restore makes it.
 */
export async function judgeRestore(rig: RestoreRig, first: RestoreReport | Error | undefined): Promise<Verdict> {
  const lost: string[] = [];
  for (const box of [rig.production, rig.staging]) {
    box.tds.inject({});
    box.engine.meddle();
    while (box.tds.connections > 0 || box.instance.sessions.size > 0)
      await new Promise((resolve) => setTimeout(resolve, 2));
  }
  if (first instanceof Error && !(first instanceof RehearsalError))
    lost.push(`it threw ${first.name}: ${first.message}`);
  const place = await placeOf(rig, lost);
  if (first && !(first instanceof Error) && place !== 'to')
    lost.push(`it says ${first.outcome}, and the copy is not there`);
  await lookAround(rig, lost);

  const second = await rig.attempt();
  if (second instanceof Error) lost.push(`the second restore: ${second.message}`);
  else if ((await placeOf(rig, lost)) !== 'to') lost.push('the second restore has ended, and the copy is not there');
  await lookAround(rig, lost);
  return { lost, place, first: nameOf(first), second: nameOf(second), waitsForPerson: false };
}

function nameOf(end: RestoreReport | Error | undefined): string {
  if (end === undefined) return 'killed';
  if (!(end instanceof Error)) return end.outcome;
  return end instanceof RehearsalError ? (end.diagnostics[0]?.code ?? end.name) : end.name;
}

/** `from`: no database. `to`: a copy with its marker. `between`: it is there and counts as no copy. */
async function placeOf(rig: RestoreRig, lost: string[]): Promise<Verdict['place']> {
  const database = rig.staging.instance.database(copy!);
  if (!database) return 'from';
  if (database.state !== 'ONLINE') return 'between';
  const server = rig.inside(rig.staging, copy!);
  const session = await server.open();
  try {
    if (!(await readMarker(session))) return 'between';
    const state = await readMarkerState(session);
    if (state.kind !== 'valid') lost.push(`the marker is ${state.kind}, and counts`);
  } finally {
    await session.close();
  }
  const [made, original] = [await contentOf(rig, rig.staging, copy!), await contentOf(rig, rig.production, source!)];
  if (made !== original) lost.push('the marker counts, and the database is no copy of production');
  return 'to';
}

/** What must not change whatever happens: production, and the database beside the copy. */
async function lookAround(rig: RestoreRig, lost: string[]): Promise<void> {
  const { production, staging } = rig;
  const content = await contentOf(rig, production, source!);
  if (!/"table \[dbo\]\.\[Customer\]"/i.test(content) || !/Ann.*Bob/.test(content))
    lost.push(`production has changed: ${content}`);
  if ([...production.instance.databases.values()].some(({ state }) => state !== 'ONLINE'))
    lost.push('production is not online');
  const other = staging.instance.database(bystander!);
  if (other?.state !== 'ONLINE') lost.push(`${bystander} is ${other?.state ?? 'gone'}`);
}

/** Schema and rows in one text. */
async function contentOf(rig: RestoreRig, box: Box, database: string): Promise<string> {
  const server = rig.inside(box, database);
  const { schema } = fingerprintOf((await readServer(server)).model, registry);
  const session = await server.open();
  try {
    const rows = await session.query('SELECT CustomerId, Name FROM dbo.Customer ORDER BY CustomerId');
    return JSON.stringify({ schema, rows });
  } finally {
    await session.close();
  }
}
