import { parseArgs } from 'node:util';
import { checkSource, holdsConnectionString } from '../app/check-source.ts';
import type { Diagnostic } from '../base/errors.ts';

/** One `--name` of a command. */
export type OptionSpec = {
  readonly name: string;
  /** How the value reads in the help; absent for a switch. */
  readonly value?: string;
  readonly help: string;
  readonly required?: boolean;
  /** Takes several values: `--project a.sql b.sql` or the option repeated. */
  readonly many?: boolean;
  readonly choices?: readonly string[];
  /** A database stands here: a package or a project, and with 'live' a connection by name; never a connection string itself. */
  readonly connection?: boolean | 'live';
};

export type Arguments = {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly switches: ReadonlySet<string>;
  /** Everything that is wrong with the line, not only the first thing. */
  readonly problems: readonly Diagnostic[];
};

/** Reads what follows the command's name. Never throws for bad input: it reports all of it. */
export function readArguments(specs: readonly OptionSpec[], line: readonly string[]): Arguments {
  const known = new Map(specs.map((s) => [s.name, s]));
  const values = new Map<string, string[]>();
  const switches = new Set<string>();
  const problems: Diagnostic[] = [];
  const bad = (message: string, hint?: string): void => {
    problems.push({ code: 'USAGE', severity: 'error', message, ...(hint === undefined ? {} : { hint }) });
  };

  const { tokens } = parseArgs({
    args: [...line],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(specs.map((s) => [s.name, { type: s.value === undefined ? 'boolean' : 'string' }])),
  });
  let open: OptionSpec | undefined;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      if (open?.many) values.get(open.name)?.push(token.value);
      else
        bad(
          holdsConnectionString(token.value)
            ? 'A value stands without its option.'
            : `'${token.value}' stands without its option.`,
        );
      continue;
    }
    const spec = known.get(token.name);
    open = spec;
    if (!spec) bad(`${token.rawName} is not an option of this command.`, near(token.name, [...known.keys()]));
    else if (spec.value === undefined) {
      if (token.value !== undefined) bad(`${token.rawName} takes no value.`);
      switches.add(spec.name);
    } else if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))) {
      bad(`${token.rawName} needs a value: ${spec.value}.`);
    } else if (values.has(spec.name) && !spec.many) bad(`${token.rawName} is given twice.`);
    else values.set(spec.name, [...(values.get(spec.name) ?? []), token.value]);
  }
  checkValues(specs, values, line, bad);
  return { values, switches, problems };
}

function checkValues(
  specs: readonly OptionSpec[],
  values: ReadonlyMap<string, readonly string[]>,
  line: readonly string[],
  bad: (message: string, hint?: string) => void,
): void {
  for (const spec of specs) {
    const given = values.get(spec.name);
    if (!given) {
      if (spec.required && !line.includes(`--${spec.name}`)) bad(`--${spec.name} ${spec.value ?? ''} is missing.`);
      continue;
    }
    for (const value of given) {
      if (value === '') bad(`--${spec.name} is empty.`);
      else if (spec.choices && !spec.choices.includes(value)) {
        bad(`--${spec.name} is ${spec.choices.join(', ')}, not '${value}'.`, near(value, spec.choices));
      } else if (spec.connection) {
        const problem = checkSource(`--${spec.name}`, value, { live: spec.connection === 'live' });
        if (problem) bad(problem.message, problem.hint);
      }
    }
  }
}

/** "Did you mean …?" for the one known word that a typing error away is. */
function near(word: string, known: readonly string[]): string | undefined {
  const best = known.find(
    (k) => k.toLowerCase() === word.toLowerCase() || distance(word.toLowerCase(), k.toLowerCase()) <= 2,
  );
  return best === undefined ? undefined : `Did you mean ${best}?`;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
