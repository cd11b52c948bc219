import { defaultOptions, editions } from '../../src/app/options-file.ts';
import { quote, quotePath } from '../../src/base/names.ts';
import { platforms } from '../../src/base/platforms.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import { kindNames } from '../../src/model/kind-name.ts';
import type { SchemaObject } from '../../src/model/schema-object.ts';
import type { PlanOptions } from '../../src/plan/plan-types.ts';
import { pick, random, shuffle } from './random.ts';

type Next = () => number;
type Ignore = PlanOptions['ignore'];
type Models = readonly [DatabaseModel, DatabaseModel];

/** A way to fill in rehearsal.json for two schemas. Whatever it does not say is as in `base`. */
type OptionSet = {
  readonly name: string;
  draw(models: Models, next: Next): Partial<PlanOptions>;
};

/** What holds where a set says nothing: everything may go, so that nothing is left over for another reason. */
const base: PlanOptions = { ...defaultOptions, drop: 'all', security: true };

/** Ways to fill in rehearsal.json; what else is to be held against the corpus is added here. */
const optionSets: readonly OptionSet[] = [
  { name: 'security off', draw: () => ({ security: false }) },
  { name: 'comments ignored', draw: () => ({ comments: 'ignore' }) },
  { name: 'a schema ignored', draw: (models, next) => ignore({ schemas: schemas(models, 1, next) }) },
  { name: 'schemas ignored', draw: (models, next) => ignore({ schemas: schemas(models, upTo(4, next), next) }) },
  { name: 'a name ignored', draw: (models, next) => ignore({ names: names(models, 1, next) }) },
  { name: 'names ignored', draw: (models, next) => ignore({ names: names(models, upTo(6, next), next) }) },
  { name: 'a kind ignored', draw: (models, next) => ignore({ kinds: kinds(models, 1, next) }) },
  { name: 'kinds ignored', draw: (models, next) => ignore({ kinds: kinds(models, upTo(6, next), next) }) },
  { name: 'edition', draw: (_, next) => ({ edition: pick(editions, next) }) },
  { name: 'lock timeout', draw: (_, next) => ({ lockTimeout: pick([-1, 0, 86_400_000], next) }) },
  { name: 'platform', draw: (models, next) => ({ platform: pick(platformsFor(models), next) }) },
  {
    name: 'everything at once',
    draw: (models, next) => ({
      ...ignore({
        schemas: next() < 0.5 ? schemas(models, 1, next) : [],
        names: names(models, upTo(3, next), next),
        kinds: kinds(models, upTo(3, next), next),
      }),
      security: next() < 0.5,
      comments: next() < 0.5 ? 'ignore' : 'deploy',
    }),
  },
];

/** Platforms that know all that both sides are written for. */
function platformsFor(models: Models): readonly string[] {
  const least = Math.max(...models.map(({ platform }) => (platforms as readonly string[]).indexOf(platform)));
  return platforms.slice(least);
}

/** The sets in an order that the seed gives, as many as are asked for, with the options that each draws. */
export function drawnOptions(
  models: Models,
  seed: string,
  count: number,
): readonly { readonly name: string; readonly options: PlanOptions }[] {
  const order = shuffle(optionSets, random(`option sets ${seed}`));
  return Array.from({ length: count }, (_, i) => {
    const { name, draw } = order[i % order.length]!;
    return { name, options: { ...base, ...draw(models, random(`options ${seed} ${i}`)) } };
  });
}

function ignore(some: Partial<Ignore>): Pick<PlanOptions, 'ignore'> {
  return { ignore: { ...defaultOptions.ignore, ...some } };
}

const upTo = (most: number, next: Next): number => 1 + Math.floor(next() * most);
const some = (list: readonly string[], count: number, next: Next): string[] => shuffle(list, next).slice(0, count);

function kindsOf(models: Models): string[] {
  const found = new Set<string>(models.flatMap((model) => [...model.objects.values()].map(({ kind }) => kind)));
  return kindNames.filter((kind) => found.has(kind));
}

const kinds = (models: Models, count: number, next: Next): string[] => some(kindsOf(models), count, next);

function schemas(models: Models, count: number, next: Next): string[] {
  const found = models.flatMap((model) =>
    [...model.objects.values()].flatMap(({ path, kind }) =>
      kind === 'schema' || kind === 'table' ? path.slice(0, 1) : [],
    ),
  );
  return some([...new Set(found)].sort(), count, next).map((name) => (next() < 0.3 ? withStar(name, next) : name));
}

/** Names of tables and modules, whole or with a star, with their schema or without. */
function names(models: Models, count: number, next: Next): string[] {
  const objects = models.flatMap((model) => [...model.objects.values()].filter(isNamed));
  if (objects.length === 0) return [];
  return Array.from({ length: count }, () => {
    const path = pick(objects, next).path;
    const name = path.at(-1)!;
    const last = next() < 0.6 ? withStar(name, next) : name;
    return next() < 0.3 ? quote(last) : quotePath([...path.slice(0, -1), last]);
  });
}

const isNamed = ({ path, kind }: SchemaObject): boolean =>
  path.length > 1 && !['permission', 'membership', 'extendedProperty'].includes(kind);

/** A star for the end or the beginning of a name. */
function withStar(name: string, next: Next): string {
  const half = Math.ceil(name.length / 2);
  return next() < 0.7 ? `${name.slice(0, half)}*` : `*${name.slice(half)}`;
}
