import type { PlanOptions } from '../../src/plan/plan-types.ts';

/**
 * A case is one text file: a first comment that says what it shows, then sections that begin with `--- name`.
 *
 * `current`, `desired`: SQL of each side. `options`: JSON, over "drop all, security". `platform`: `Sql160` unless given.
 * `refactorlog`: XML of desired. `hazards`: `CODE name`, one a line. Only when present: `steps` (keys in order), `because`
 * (`step key: cause; cause`), `findings`, `kept`, `cosmetic` (`how kind name`), `refused` (a code and words of the error that
 * planning must give), `way-back` (keys of its steps in order), `script` (`+ text` that deploy.sql holds, `- text` that it must not; white space aside).
 * `project`: MSBuild properties of both sides, `current-project` and `desired-project` of one; `variables`: `Name=value`.
 * `crlf`: sides whose lines end in CR LF.
 * `predeploy`, `postdeploy`: scripts of desired. `one-way`: a reason why the reverse direction is not planned.
 */
export type Case = {
  /** Path below tests/cases without extension. */
  readonly name: string;
  readonly about: string;
  readonly sections: ReadonlyMap<string, string>;
};

export const sectionNames = [
  'options',
  'platform',
  'project',
  'current-project',
  'desired-project',
  'variables',
  'crlf',
  'refactorlog',
  'current',
  'desired',
  'predeploy',
  'postdeploy',
  'one-way',
  'hazards',
  'steps',
  'because',
  'findings',
  'kept',
  'cosmetic',
  'refused',
  'way-back',
  'script',
] as const;

export type SectionName = (typeof sectionNames)[number];

export function parseCase(name: string, text: string): Case {
  const sections = new Map<string, string>();
  const parts = text.replaceAll('\r\n', '\n').split(/^--- ([a-z-]+)[ \t]*\n/m);
  for (let i = 1; i < parts.length; i += 2) {
    const section = parts[i] ?? '';
    if (!sectionNames.includes(section as SectionName)) throw new Error(`${name}: unknown section ${section}`);
    sections.set(section, (parts[i + 1] ?? '').replace(/\n+$/, '\n'));
  }
  for (const side of (sections.get('crlf') ?? '').split(/\s+/).filter((word) => word !== ''))
    sections.set(side, (sections.get(side) ?? '').replaceAll('\n', '\r\n'));
  return { name, about: (parts[0] ?? '').replace(/^-- ?/gm, '').trim(), sections };
}

export function formatCase({ about, sections }: Case): string {
  const lines = about.split('\n').map((line) => `-- ${line}\n`);
  for (const name of sectionNames) {
    const text = sections.get(name);
    if (text !== undefined) lines.push(`--- ${name}\n${text.replaceAll('\r\n', '\n')}`);
  }
  return lines.join('');
}

export function textOf(one: Case, section: SectionName): string {
  return one.sections.get(section) ?? '';
}

/** Options of a case: everything is dropped and compared, so that a case shows what the engine can do. */
export function optionsOf(one: Case): PlanOptions {
  const given = one.sections.get('options');
  return {
    drop: 'all',
    ignore: { schemas: [], names: [], kinds: [] },
    security: true,
    comments: 'deploy',
    lockTimeout: 30000,
    ...(given === undefined ? {} : (JSON.parse(given) as Partial<PlanOptions>)),
  };
}
