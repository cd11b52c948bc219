import { registry } from '../kinds/all-kinds.ts';
import { makePlan } from '../plan/make-plan.ts';
import { writePlanFolder } from '../plan/plan-folder.ts';
import type { Plan, PlanOptions } from '../plan/plan-types.ts';
import type { ProofAnswer, Prove } from '../plan/proof.ts';
import { findingStandingsOf, idleWaivers, type Known, standingsOf } from '../plan/standings.ts';
import { factsOf } from '../review/facts.ts';
import type { WayBack } from '../review/review-input.ts';
import { countsOf, headline, verdictOf } from '../review/verdict.ts';
import { besidePackages } from '../sources/beside-packages.ts';
import { sharedPackages } from '../sources/from-dacpac.ts';
import { type BesidePlan, besidePlan, type Decided, readDecided } from './beside-plan.ts';
import { doubtHidden } from './hidden-parts.ts';
import { noteDifferences } from './nursery.ts';
import { readOptions } from './options-file.ts';
import { prover } from './prove-script.ts';
import { putReview } from './put-review.ts';
import { type DatabaseSource, readDatabase } from './read-database.ts';
import type { PlanRequest, PlanResult } from './requests.ts';
import { stopwatch } from './stopwatch.ts';
import { together } from './together.ts';
import { version } from './version.ts';
import { refuseForeignFolder, writeFolder } from './write-output.ts';

/**
 * Plans the change from current to desired, proves it on the in-memory server, and writes the plan folder with its review.
 * A plan that is not proven is written too, for people to see why; its verdict is `unproven`.
 */
export async function planChange(request: PlanRequest, onProgress?: (line: string) => void): Promise<PlanResult> {
  const watch = stopwatch();
  const { options, decided, desired, current } = await readInputs(request, onProgress);
  watch.lap('read');
  noteDifferences(desired.model, current.model);

  const timed = (prove: () => ProofAnswer): ProofAnswer => {
    watch.lap('plan');
    const { goOn, ...answer } = prove();
    watch.lap('prove');
    return { ...answer, ...(goOn && { goOn: (next) => timed(() => goOn(next)) }) };
  };
  const proveOn = prover(registry, desired.model.variables);
  const prove: Prove = (question) => timed(() => proveOn(question));
  const sides = besidePackages(
    { desired: doubtHidden(desired.model, current.model), current: current.model },
    [...(desired.identity.packages ?? []), ...(current.identity.packages ?? [])],
    registry,
  );
  const made = makePlan({ ...sides, options, registry, prove, engine: version });
  const packages = { desiredDacpac: await packageBytes(desired), currentDacpac: await packageBytes(current) };
  watch.lap('plan');

  const folder = writeFolder(request.output, 'plan.json', (put) => {
    const { id, plan } = writePlanFolder({ made, ...packages }, put);
    const beside = besidePlan(id, decided, { today: request.today });
    const { name } = desired.identity;
    putReview(put, {
      plan,
      planId: id,
      wayBack: made.rollback.plan,
      deploySql: made.deploySql,
      ...beside.input,
      ...(name !== '' && { title: name }),
    });
    return { id, plan, beside };
  });
  watch.lap('write');
  return resultOf(
    request.output,
    { ...folder, wayBack: made.rollback.plan },
    [...desired.warnings, ...current.warnings],
    watch.milliseconds(),
  );
}

type Inputs = {
  readonly options: PlanOptions;
  readonly decided: Decided;
  readonly desired: DatabaseSource;
  readonly current: DatabaseSource;
};

/** In a function of its own, so that what only reading needs is gone when planning begins. */
async function readInputs(request: PlanRequest, onProgress?: (line: string) => void): Promise<Inputs> {
  const shared = sharedPackages(registry);
  let platform: { readonly platform?: string } = {};
  // Planning takes long: where it is to be written is looked at before.
  const [, decided, options, desired, current] = await together<
    [unknown, Decided, PlanOptions, DatabaseSource, DatabaseSource]
  >(
    () => refuseForeignFolder(request.output, 'plan.json'),
    // Which plan they are for is known only afterwards; whether they can be read is known now.
    () => readDecided(request.decisions === undefined ? {} : { decisions: request.decisions }),
    () => {
      const given = optionsOf(request);
      if (given.platform !== undefined) platform = { platform: given.platform };
      return given;
    },
    () => readDatabase([request.desired], { ...platform, shared }),
    () => readDatabase([request.current], { shared, ...(onProgress && { onProgress }) }),
  );
  return { options, decided, desired, current };
}

/** A source as a package: its own bytes where it came from one, otherwise written now, with what only that needs. */
async function packageBytes(source: DatabaseSource): Promise<Uint8Array> {
  if (source.bytes) return source.bytes;
  const { writtenPackage } = await import('./package-database.ts');
  return writtenPackage(source);
}

function optionsOf({ options, platform, edition }: PlanRequest): PlanOptions {
  return {
    ...readOptions(options),
    ...(platform !== undefined && { platform }),
    ...(edition !== undefined && { edition }),
  };
}

type Folder = {
  readonly id: string;
  readonly plan: Plan;
  readonly wayBack: WayBack;
  readonly beside: BesidePlan;
};

function resultOf(
  output: string,
  { id, plan, wayBack, beside }: Folder,
  warnings: PlanResult['warnings'],
  milliseconds: PlanResult['milliseconds'],
): PlanResult {
  const known: Known = { waivers: beside.input.waivers ?? [] };
  const counts = countsOf(plan, known);
  const verdict = verdictOf(plan, known);
  const [findings, hazards] = [findingStandingsOf(plan, known), standingsOf(plan, known)];
  const rank = { block: 0, warn: 1, note: 2 } as const;
  const risks = [
    ...plan.findings
      .filter((f, i) => f.blocks && findings[i]?.state === 'open')
      .map((f) => ({ severity: 'block' as const, code: f.code, object: f.on.name, message: f.message })),
    ...plan.hazards
      .filter((_, i) => hazards[i]?.state === 'open')
      .map((h) => ({ severity: h.severity, code: h.code, object: h.on.name, message: h.message })),
  ].sort((a, b) => rank[a.severity] - rank[b.severity]);
  return {
    planId: id,
    output,
    verdict,
    headline: headline(verdict, counts),
    counts,
    facts: factsOf({ plan, counts, wayBack, evidence: [] }),
    risks,
    record: beside.record,
    // Decisions that do not hold make no plan wrong: promotion is what refuses.
    warnings: [
      ...warnings,
      ...(beside.input.decisionProblems ?? []).map((p) => ({ ...p, severity: 'warning' as const })),
      ...idleWaivers(plan, beside.input.waivers ?? []),
    ],
    milliseconds,
  };
}
