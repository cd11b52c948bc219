import type { SqlSession } from '../base/sql-session.ts';
import type { EndVerification } from '../plan/evidence-types.ts';
import type { Plan, Step } from '../plan/plan-types.ts';
import { differencesOf } from './drift.ts';
import type { Reading } from './ports.ts';
import type { Prepared } from './run.ts';

/** A constraint that is there but was not checked against all rows; the server does not use it either. */
const untrustedQuery = `SELECT SCHEMA_NAME(schema_id) AS schema_name, name FROM sys.foreign_keys WHERE is_not_trusted = 1 AND is_disabled = 0
UNION ALL SELECT SCHEMA_NAME(schema_id), name FROM sys.check_constraints WHERE is_not_trusted = 1 AND is_disabled = 0;`;

/** Constraints that the plan made or validated, and that are not trusted. */
export async function untrustedConstraints(session: SqlSession, { steps }: Plan): Promise<readonly string[]> {
  const validated = new Set(steps.filter(isValidation).map(({ on }) => on.name));
  if (validated.size === 0) return [];
  const rows = await session.query(untrustedQuery);
  return rows
    .map(({ schema_name, name }) => `[${schema_name}].[${name}]`)
    .filter((name) => validated.has(name))
    .sort();
}

function isValidation({ does, sql }: Step): boolean {
  return does === 'validate' || sql.some((text) => /\bWITH\s+CHECK\s+CHECK\s+CONSTRAINT\b/i.test(text));
}

const texts = {
  changed: 'is not as the plan has it',
  missing: 'is missing',
  added: 'should not be there',
} as const;

/**
 * Objects in which the database is not at the plan's end. Where a SQLCMD value went into an object the plan has its variable
 * form, and where the project's own script makes objects beside the project the plan says so: neither is a difference.
 */
export async function endDifferences(
  plan: Plan,
  { fingerprint, concerned }: Reading,
  prepared: ReadonlyMap<string, Prepared>,
): Promise<readonly string[]> {
  const withValues = new Set(
    plan.steps
      .filter(({ key }) => prepared.get(key)?.hasVariables)
      .flatMap(({ on, parent }) => [on.name, parent ?? '']),
  );
  const makesMore = scriptsDefine(plan);
  const differences = differencesOf(plan.to.schema, fingerprint.schema).filter(({ object, how }) => {
    if (how === 'changed' && withValues.has(object.slice(object.indexOf(' ') + 1))) return false;
    return !(makesMore && how === 'added' && plan.from.schema[object] === undefined);
  });
  const ours = await concerned(differences.map(({ object }) => object));
  return differences.filter(({ object }) => ours.has(object)).map(({ object, how }) => `${object} ${texts[how]}`);
}

/** Whether a script of the project changes definitions, as the finding PLAN006 says. */
export function scriptsDefine({ findings }: Plan): boolean {
  return findings.some(({ code, on }) => code === 'PLAN006' && on.kind === 'script');
}

export function verification(differences: readonly string[], untrusted: readonly string[]): EndVerification {
  return { arrived: differences.length === 0, differences, untrusted };
}
