import { compareObjects } from '../diff/compare.ts';
import type { CompareScope, Kind, Suspension } from '../kinds/kind.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { memberChanges, withoutMembers } from './split-members.ts';
import { isAnew, type Work } from './work.ts';
import type { ClosureInput } from './works.ts';

const scopes: ReadonlySet<CompareScope> = new Set(['schema', 'security', 'environment']);

/** What comes back is the end: a changed object takes hold again as it is desired. */
export function settleSuspension(
  input: ClosureInput,
  work: Work,
  kind: Kind,
  suspension: Suspension,
  holdsData: boolean,
): void {
  const { before, after } = work;
  const { current, end, diff } = input;
  if (work.action !== 'alter' || !before || !after) {
    work.suspension = suspension;
    return;
  }
  const { naming } = current;
  const from = new Set(work.uses.map((use) => naming.fold(use.from ?? '')));
  const uses = (diff.desired.objects.get(work.key) ?? after).references.filter(
    (use) => !holdsData || (use.from !== undefined && from.has(naming.fold(use.from))),
  );
  const on = kind.suspend?.(after, end, uses)?.on;
  if (!holdsData) {
    work.suspension = { off: suspension.off, on: on ?? alterSteps(input, work, kind) };
    work.route = undefined;
    return;
  }
  work.suspension = { ...suspension, on: on ?? [] };
  settleRoute(input, work, before, after, kind);
}

/**
 * What the suspension brings back is left out of the alteration. A member that it drops and does not bring back, because
 * the desired one makes no such use, is added by the alteration.
 */
function settleRoute(
  { current, end }: ClosureInput,
  work: Work,
  before: SchemaObject,
  after: SchemaObject,
  kind: Kind,
): void {
  const { off = [], on = [], meanwhile } = work.suspension ?? {};
  const whole = kind.alter({ before, after, changes: work.changes, current, desired: end });
  if (meanwhile && isAnew({ ...work, route: whole })) {
    // Another table takes its place, as it is desired.
    const changes = compareObjects(kind, meanwhile, after, { naming: end.naming, scopes }).filter((c) => !c.cosmetic);
    work.suspension = { off, on: [], meanwhile };
    work.on = 'none';
    work.rest = { before: meanwhile, changes };
    work.route = kind.alter({ before: meanwhile, after, changes, current, desired: end });
    return;
  }
  const prefix = `${work.key}#`;
  const namesOf = (tokens: readonly string[]) =>
    new Set(tokens.filter((token) => token.startsWith(prefix)).map((token) => token.slice(prefix.length)));
  const back = namesOf(on.flatMap(({ provides = [] }) => provides));
  const dropped = namesOf(
    off.flatMap(({ removes = [], provides = [] }) => removes.filter((t) => !provides.includes(t))),
  );
  const anew = new Set([...dropped].filter((name) => !back.has(name)));
  const others = work.changes.filter(({ member }) => {
    const name = current.naming.fold(member ?? '');
    return !back.has(name) && !dropped.has(name);
  });
  const changes = [...others, ...memberChanges(after, kind, anew, end, 'after')];
  const left = anew.size > 0 ? withoutMembers(before, kind, anew, current) : before;
  work.rest = { before: left, changes };
  work.route = changes.length > 0 ? kind.alter({ before: left, after, changes, current, desired: end }) : undefined;
}

function alterSteps({ current, end }: ClosureInput, work: Work, kind: Kind) {
  const { before, after, changes } = work;
  if (!before || !after) return [];
  return (work.route ?? kind.alter({ before, after, changes, current, desired: end })).steps;
}
