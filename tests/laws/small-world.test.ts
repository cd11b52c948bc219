import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { modelOf, type Plain, smallOptions, smallProve, smallRegistry } from '../plan/small-world.ts';

/** Laws of the engine over worlds of three invented kinds. */

const names = ['a', 'b', 'c', 'd'];
const columns = ['x', 'y', 'z'];
const viewNames = ['u', 'v', 'w'];

const columnArb = (name: string) =>
  fc.record({ name: fc.constant(name), type: fc.constantFrom('int', 'bigint', 'text') });

const tableArb = (name: string): fc.Arbitrary<Plain> =>
  fc
    .tuple(columnArb('x'), fc.option(columnArb('y'), { nil: undefined }), fc.option(columnArb('z'), { nil: undefined }))
    .map((list) => ({ kind: 'table', name, columns: list.filter((column) => column !== undefined) }));

type Wish = { name: string; on: number; column: string };
type ViewWish = {
  name: string;
  text: string;
  uses: { to: number; column: string; binding: 'bound' | 'resolved' | 'deferred' }[];
};

/** A world in which every use is of something that is there, and later views use only earlier ones. */
const worldArb: fc.Arbitrary<Plain[]> = fc
  .record({
    tables: fc.subarray(names).chain((chosen) => fc.tuple(...chosen.map(tableArb))),
    indexes: fc.uniqueArray(
      fc.record({ name: fc.constantFrom('i', 'j', 'k'), on: fc.nat(3), column: fc.constantFrom(...columns) }),
      { selector: (wish) => `${wish.on} ${wish.name}`, maxLength: 4 },
    ),
    views: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom(...viewNames),
        text: fc.constantFrom('1', '2'),
        uses: fc.array(
          fc.record({
            to: fc.nat(6),
            column: fc.constantFrom(...columns),
            binding: fc.constantFrom('bound', 'resolved', 'deferred'),
          }),
          { maxLength: 3 },
        ),
      }),
      { selector: (view) => view.name, maxLength: 3 },
    ),
  })
  .map(({ tables, indexes, views }) => build(tables, indexes as Wish[], views as ViewWish[]));

function build(tables: readonly Plain[], indexes: readonly Wish[], views: readonly ViewWish[]): Plain[] {
  const world: Plain[] = [...tables];
  const has = (table: Plain | undefined, column: string) => table?.columns?.some((c) => c.name === column) ?? false;
  const known = new Set<string>();
  for (const { name, on, column } of indexes) {
    const table = tables[on];
    if (!table || !has(table, column) || known.has(`${on} ${name}`)) continue;
    known.add(`${on} ${name}`);
    world.push({ kind: 'index', name, parent: table.name, uses: [{ name: table.name, column, binding: 'bound' }] });
  }
  const made: Plain[] = [];
  for (const view of views) {
    const uses = view.uses.flatMap(({ to, column, binding }) => {
      const table = tables[to];
      if (table) return has(table, column) ? [{ name: table.name, column, binding }] : [{ name: table.name, binding }];
      const other = made[to - tables.length];
      return other ? [{ name: other.name, binding }] : [];
    });
    made.push({ kind: 'view', name: view.name, text: view.text, uses });
  }
  return [...world, ...made];
}

function plan(current: readonly Plain[], desired: readonly Plain[], drop: 'all' | 'none' = 'all') {
  return makePlan({
    current: modelOf(current),
    desired: modelOf(desired),
    options: { ...smallOptions, drop },
    registry: smallRegistry,
    prove: smallProve,
    engine: 'test',
  });
}

const holds = { simulated: true, arrives: true, secondPlanEmpty: true };

describe('laws of the engine', () => {
  it('plan(A, A) is empty', () => {
    fc.assert(
      fc.property(worldArb, (a) => {
        const made = plan(a, a);
        assert.equal(made.plan.steps.length + made.plan.changes.length, 0);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('run(plan(A, B), A) = to, and the way back returns', () => {
    fc.assert(
      fc.property(worldArb, worldArb, (a, b) => {
        const made = plan(a, b);
        assert.deepEqual(made.plan.proof, holds);
        assert.deepEqual(made.rollback.plan.proof, holds);
      }),
      { seed: 2, numRuns: 400 },
    );
  });

  it('does not depend on the order of its input', () => {
    fc.assert(
      fc.property(worldArb, worldArb, (a, b) => {
        const one = plan(a, b);
        const other = plan([...a].reverse(), [...b].reverse());
        assert.equal(canonicalJson(one), canonicalJson(other));
        assert.deepEqual(one.deploySql, other.deploySql);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('drops nothing for good when B holds all of A', () => {
    fc.assert(
      fc.property(worldArb, worldArb, (a, b) => {
        const key = (plain: Plain) => `${plain.parent ?? ''}.${plain.name}`;
        const known = new Set(a.map(key));
        const names = new Set([...a, ...b].map((plain) => plain.name));
        const fits = b.filter(
          (plain) => !known.has(key(plain)) && [...(plain.uses ?? [])].every((use) => names.has(use.name)),
        );
        const added = fits.filter((plain) => plain.kind === 'table');
        const { changes } = plan(a, [...a, ...added]).plan;
        assert.deepEqual(
          changes.filter((change) => change.action !== 'create'),
          [],
        );
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('drops no object and no column under drop none, and arrives', () => {
    fc.assert(
      fc.property(worldArb, worldArb, (a, b) => {
        const kinds = new Map(a.map((plain) => [plain.name, plain.kind]));
        // Another kind under a name that is taken is a replacement, whatever `drop` says.
        if (b.some((plain) => plain.parent === undefined && (kinds.get(plain.name) ?? plain.kind) !== plain.kind))
          return;
        const made = plan(a, b, 'none');
        assert.deepEqual(
          made.plan.changes.filter((change) => change.action === 'drop'),
          [],
        );
        assert.deepEqual(made.plan.proof, holds);
      }),
      { seed: 5, numRuns: 250 },
    );
  });

  it('more direct changes never suspend less', () => {
    fc.assert(
      fc.property(worldArb, fc.nat(2), fc.nat(2), (a, one, two) => {
        const tables = a.filter((plain) => plain.kind === 'table');
        const touched = (changed: readonly (Plain | undefined)[]) => {
          const b = a.map((plain) =>
            changed.includes(plain)
              ? { ...plain, columns: plain.columns?.map((c) => ({ ...c, type: `${c.type}!` })) }
              : plain,
          );
          return new Set(plan(a, b).plan.steps.map((step) => `${step.on.kind} ${step.on.name}`));
        };
        const few = touched([tables[one]]);
        const more = touched([tables[one], tables[two]]);
        assert.ok([...few].every((name) => more.has(name)));
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});
