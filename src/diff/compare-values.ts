import { RehearsalError } from '../base/errors.ts';
import type { Naming } from '../base/names.ts';
import type { Equality } from '../kinds/kind.ts';
import { canonicalText } from '../syntax/expression/canonical.ts';
import { storedText } from '../syntax/expression/stored.ts';
import { compareModules as compareModuleTexts } from '../syntax/module-key.ts';

/** How far two values are apart; everything before 'differs' is wording. */
export type Verdict = 'equal' | 'whitespace' | 'spelling' | 'comment' | 'differs';

/** What a text may refer to beside itself: its own name, and the setting under which `"x"` is read. */
export type TextContext = { readonly name: readonly string[]; readonly quotedIdentifier: boolean };

type Compare = (before: unknown, after: unknown, naming: Naming, about?: TextContext) => Verdict;

const compareBy: Readonly<Record<Equality, Compare>> = {
  exact: (before, after) => verdict(sameJson(before, after)),
  name: compareFolded,
  names: compareFolded,
  nameSet: (before, after, naming) => verdict(sameJson(foldedSet(before, naming), foldedSet(after, naming))),
  type: compareFolded,
  expression: compareExpressions,
  module: compareModules,
  ignored: () => 'equal',
};

/**
 * Compares by the equality of a property. The raw values are compared first, so that equal texts cost nothing.
 */
export function compareValues(
  equality: Equality,
  before: unknown,
  after: unknown,
  naming: Naming,
  about?: TextContext,
): Verdict {
  if (before === after) return 'equal';
  return compareBy[equality](before, after, naming, about);
}

/** Folding makes copies; nearly all values are the same as they are. */
function compareFolded(before: unknown, after: unknown, naming: Naming): Verdict {
  return verdict(sameJson(before, after) || sameJson(folded(before, naming), folded(after, naming)));
}

function verdict(same: boolean): Verdict {
  return same ? 'equal' : 'differs';
}

function compareExpressions(before: unknown, after: unknown, naming: Naming): Verdict {
  if (typeof before !== 'string' || typeof after !== 'string') return verdict(sameJson(before, after));
  const options = { foldNames: !naming.caseSensitive };
  if (canonicalText(before, options) !== canonicalText(after, options)) return 'differs';
  const stored = storedForm(before);
  const other = storedForm(after);
  // Literals are known to be the same here, so the case that is left is that of names.
  return stored !== undefined && other !== undefined && naming.fold(stored) === naming.fold(other)
    ? 'equal'
    : 'spelling';
}

/** Stored forms by text: a database has few different expressions and many copies of them (`(0)`, `getdate()`). */
const storedForms = new Map<string, string | undefined>();

/** As the server would keep it; undefined for a text that does not parse. */
function storedForm(text: string): string | undefined {
  if (storedForms.has(text)) return storedForms.get(text);
  let stored: string | undefined;
  try {
    stored = storedText(text, { defaultSchema: 'dbo' });
  } catch (error) {
    if (!(error instanceof RehearsalError)) throw error;
  }
  storedForms.set(text, stored);
  return stored;
}

function compareModules(before: unknown, after: unknown, naming: Naming, about?: TextContext): Verdict {
  if (typeof before !== 'string' || typeof after !== 'string') return verdict(sameJson(before, after));
  // A text that the server does not tell (encrypted, an assembly's) cannot differ; its object is a finding.
  if (before === '' || after === '') return 'equal';
  switch (compareModuleTexts(before, after, { foldNames: !naming.caseSensitive, ...about })) {
    case 'same':
      return 'equal';
    case 'cosmetic':
      return before.replace(/\s+/g, '') === after.replace(/\s+/g, '') ? 'whitespace' : 'spelling';
    case 'comments':
      return 'comment';
    case 'different':
      return 'differs';
  }
}

/** Every string in a value folded: names, paths, types. */
export function folded(value: unknown, naming: Naming): unknown {
  if (typeof value === 'string') return naming.fold(value);
  if (Array.isArray(value)) return value.map((item) => folded(item, naming));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, folded(item, naming)]));
}

export function foldedSet(value: unknown, naming: Naming): unknown {
  const items = folded(value, naming);
  if (!Array.isArray(items)) return items;
  return items.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).sort();
}

/** Equal as JSON: absent and undefined members are the same, the order of members means nothing. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, i) => sameJson(item, b[i]));
  }
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  const same = (name: string): boolean => sameJson(left[name], right[name]);
  return Object.keys(left).every(same) && Object.keys(right).every((name) => name in left || right[name] === undefined);
}
