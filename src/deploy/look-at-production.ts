import type { SqlSession } from '../base/sql-session.ts';
import type { RunTarget } from '../plan/evidence-types.ts';
import type { Plan } from '../plan/plan-types.ts';
import { journalState, readJournal } from './journal.ts';
import type { RunPorts } from './ports.ts';
import { driftOf } from './run-state.ts';
import { readTarget } from './target.ts';

/** The database of a promotion as it is now. */
export type Production = {
  readonly target: RunTarget;
  /** Objects that are not as the plan expects, such as `table [dbo].[T]`. */
  readonly drift: readonly string[];
};

/** What a promotion would meet now. Nothing is written and nothing is locked. Throws RunStop and SqlSessionError. */
export async function lookAtProduction(
  { planId, plan }: { readonly planId: string; readonly plan: Plan },
  session: SqlSession,
  { readCatalog, say, signal }: Pick<RunPorts, 'readCatalog' | 'say' | 'signal'>,
): Promise<Production> {
  const { run: target, identity } = await readTarget(session);
  const owner = { planId, identity, as: 'promotion', run: '' } as const;
  const journal = journalState(await readJournal(session, owner));
  const reading = await readCatalog(session, signal);
  const drift = await driftOf({ request: { plan, as: 'promotion' }, journal, ports: { say } }, reading);
  return { target, drift: drift.map(({ object }) => object) };
}
