import { type SqlRow, type SqlSession, SqlSessionError, type SqlValue } from '../base/sql-session.ts';
import type { ProbeAnswer } from '../plan/evidence-types.ts';
import type { PlanHazard } from '../plan/plan-types.ts';

/** Asks every hazard's probe, in the plan's order. A probe that cannot be asked settles nothing, and says why. */
export async function askProbes(
  session: SqlSession,
  hazards: readonly PlanHazard[],
  signal: AbortSignal,
): Promise<readonly ProbeAnswer[]> {
  const answers: ProbeAnswer[] = [];
  for (const hazard of hazards) if (hazard.probe) answers.push(await ask(session, hazard, hazard.probe, signal));
  return answers;
}

async function ask(
  session: SqlSession,
  { code, on }: PlanHazard,
  { sql, says }: NonNullable<PlanHazard['probe']>,
  signal: AbortSignal,
): Promise<ProbeAnswer> {
  let rows: readonly SqlRow[];
  try {
    const { resultSets } = await session.batch(named(sql, says), { signal });
    rows = resultSets[0]?.rows ?? [];
  } catch (error) {
    if (!(error instanceof SqlSessionError) || error.failure !== 'server') throw error;
    return { code, on: on.name, count: null, settled: false, says: `Could not be asked: ${error.message}` };
  }
  const [row] = rows;
  if (!row) return { code, on: on.name, count: null, settled: false, says: 'The database gave no answer.' };
  const values = placesOf(says).map((place) => row[`c${place}`] ?? null);
  const count = numberOf(values[0]);
  return {
    code,
    on: on.name,
    count,
    settled: isSettled(code, count, numberOf(values[1])),
    says: says.replace(/\{(\d)\}/g, (_, place: string) => shown(row[`c${place}`] ?? null)),
  };
}

/** Most columns have no name of their own, and a row is read by names. */
function named(sql: string, says: string): string {
  const columns = placesOf(says).map((place) => `c${place}`);
  return `SELECT ${columns.join(', ')} FROM (${sql.replace(/[\s;]+$/, '')}) AS probe (${columns.join(', ')});`;
}

function placesOf(says: string): readonly number[] {
  const last = Math.max(0, ...[...says.matchAll(/\{(\d)\}/g)].map(([, place]) => Number(place)));
  return Array.from({ length: last + 1 }, (_, place) => place);
}

/** Facts of a server that a restore forgets: a copy cannot settle them. */
const forgotten = new Set(['HA001', 'HA002', 'HA003', 'HA004', 'HA005', 'HA006']);

/** A position, not an amount: any answer is news, none removes the risk. */
const positions = new Set(['DATA008']);

function isSettled(code: string, count: number | null, other: number | null): boolean {
  if (count === null || forgotten.has(code) || positions.has(code)) return false;
  // As many permissions as the plan grants again.
  if (code === 'SEC002') return other !== null && count <= other;
  return count === 0;
}

function numberOf(value: SqlValue | undefined): number | null {
  if (value === null || value === undefined || value === '' || typeof value === 'object') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** 1204331 → 1,204,331; other texts as they are. */
function shown(value: SqlValue): string {
  const text = value === null ? 'NULL' : String(value);
  return /^\d+(\.\d+)?$/.test(text) ? text.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',') : text;
}
