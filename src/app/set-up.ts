import { existsSync, readFileSync } from 'node:fs';
import { type Diagnostic, fail, RehearsalError } from '../base/errors.ts';
import type { Hours, Template } from '../pipelines/devops/check-types.ts';
import { connectDevOps } from '../pipelines/devops/client.ts';
import { type EnvironmentWish, type SetupStep, setUp } from '../pipelines/devops/setup.ts';
import { readPolicy } from '../plan/policy.ts';
import type { ApprovalRule, Policy } from '../plan/policy-types.ts';
import { together } from './together.ts';

/** The environments that a policy names are created or checked, with the checks that guard them. */
export type SetupRequest = {
  /** `https://dev.azure.com/contoso`, or the collection of a Server. */
  readonly organization: string;
  readonly project: string;
  /** rehearsal.policy.json: it names the environments and who approves. */
  readonly policy: string;
  /** Variable of the environment that holds the token. */
  readonly token: string;
  /** `Mon-Fri 08:00-17:00 W. Europe Standard Time`, for production. */
  readonly hours?: string;
  /** `Shop/templates@refs/heads/main:release.yml`, for production. */
  readonly template?: string;
  readonly dryRun: boolean;
  readonly update: boolean;
};

export type SetupResult = { readonly steps: readonly SetupStep[]; readonly differs: number };

export type SetupWorld = {
  variable(name: string): string | undefined;
  wait(milliseconds: number): Promise<void>;
};

/** Throws a RehearsalError with every mistake in the request (SET…), or what Azure DevOps refuses (ADO…). */
export async function setUpEnvironments(request: SetupRequest, world: SetupWorld): Promise<SetupResult> {
  const { environments, token } = await prepare(request, world);
  const devops = connectDevOps({
    address: request.organization,
    token,
    // A JSON Web Token is Entra's or a job's; anything else is a personal access token.
    kind: token.startsWith('eyJ') ? 'bearer' : 'personal',
    wait: world.wait,
  });
  const { project, dryRun, update } = request;
  const steps = await setUp(devops, { project, environments, dryRun, update });
  return { steps, differs: steps.filter(({ state }) => state === 'differs').length };
}

async function prepare(
  request: SetupRequest,
  world: SetupWorld,
): Promise<{ readonly environments: readonly EnvironmentWish[]; readonly token: string }> {
  const guards: { hours?: Hours; template?: Template } = {};
  const [, token, , , environments] = await together<[unknown, string, unknown, unknown, readonly EnvironmentWish[]]>(
    () => checkAddress(request.organization),
    () => tokenOf(request.token, world),
    () => {
      if (request.hours !== undefined) guards.hours = parseHours(request.hours);
    },
    () => {
      if (request.template !== undefined) guards.template = parseTemplate(request.template);
    },
    () => wishesOf(policyOf(request.policy), guards),
  );
  return { environments, token };
}

function checkAddress(address: string): void {
  const isLocal = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//.test(address);
  if (!isLocal && !/^https:\/\/[^/]+\/\S/.test(address)) {
    fail('SET001', `'${address}' is no address of an organisation.`, {
      hint: 'It is https://dev.azure.com/contoso, or https://server/collection.',
    });
  }
}

function tokenOf(name: string, { variable }: SetupWorld): string {
  const token = variable(name)?.trim() ?? '';
  if (token !== '') return token;
  return fail('SET002', `The variable ${name} of the environment holds no token.`, {
    hint: 'A personal access token with the scopes Environment (read & manage), Build (read & execute) and Identity (read).',
  });
}

function policyOf(file: string): Policy {
  if (!existsSync(file)) fail('SRC001', `There is no file ${file}.`);
  return readPolicy(readFileSync(file), file).policy;
}

/** What guards each environment that the policy names: production with everything, a rehearsal with its approval and lock. */
export function wishesOf(
  policy: Policy,
  guards: { readonly hours?: Hours; readonly template?: Template },
): readonly EnvironmentWish[] {
  const { production, staging } = policy;
  const problems: Diagnostic[] = [];
  const missing = (what: string): void => {
    problems.push({
      code: 'SET003',
      severity: 'error',
      message: `The policy names no ${what}.`,
      hint: 'setup makes what the policy names; schemas/policy.v1.json describes the file.',
    });
  };
  if (production.environment === undefined) missing('environment of production (approvals.production.environment)');
  if (production.approvers.length === 0) missing('approvers of production (approvals.production.approvers)');
  const asked = 'off' in staging ? undefined : staging;
  if (asked?.approvers.length === 0) missing('approvers of staging (approvals.staging.approvers)');
  if (problems.length > 0) throw new RehearsalError(problems);

  const ruleOf = (name: string): ApprovalRule | undefined =>
    asked?.environment === undefined || asked.environment.toLowerCase() === name.toLowerCase() ? asked : undefined;
  const wishes = new Map<string, EnvironmentWish>();
  for (const { environment } of policy.environmentRuns) {
    if (environment !== undefined) wishes.set(environment, { name: environment, lock: true });
  }
  for (const { environment } of policy.rehearsals) {
    if (environment === undefined) continue;
    const approval = ruleOf(environment);
    wishes.set(environment, { name: environment, lock: true, ...(approval && { approval }) });
  }
  const name = production.environment ?? '';
  wishes.set(name, { name, lock: true, approval: production, ...guards });
  return [...wishes.values()];
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `Mon-Fri 08:00-17:00 W. Europe Standard Time`: days or a range of them, hours, and a Windows time zone. */
export function parseHours(text: string): Hours {
  const time = '((?:[01]\\d|2[0-3]):[0-5]\\d)';
  const match = new RegExp(`^([A-Za-z,-]+)\\s+${time}-${time}\\s+(\\S.*)$`).exec(text.trim());
  const chosen = match ? daysOf(match[1] ?? '') : undefined;
  if (!match || !chosen || (match[2] ?? '') >= (match[3] ?? '')) {
    return fail('SET004', `'${text}' says no hours.`, {
      hint: 'Write days, hours and a Windows time zone: Mon-Fri 08:00-17:00 W. Europe Standard Time.',
    });
  }
  return { days: chosen, from: match[2] ?? '', to: match[3] ?? '', zone: match[4] ?? '' };
}

function daysOf(text: string): readonly string[] | undefined {
  const found = new Set<string>();
  for (const part of text.split(',')) {
    const ends = part.split('-').map((word) => days.findIndex((d) => isDay(word, d)));
    const [from = -1, to = from] = ends;
    if (from < 0 || to < from || ends.length > 2) return undefined;
    for (const day of days.slice(from, to + 1)) found.add(day);
  }
  return days.filter((day) => found.has(day));
}

function isDay(word: string, day: string): boolean {
  return word.length >= 3 && day.toLowerCase().startsWith(word.toLowerCase());
}

/** `project/repository@ref:path`. */
export function parseTemplate(text: string): Template {
  const [, repository, ref, path] = /^([^@\s]+\/[^@\s]+)@(refs\/[^:\s]+):(\S+)$/.exec(text) ?? [];
  if (repository === undefined || ref === undefined || path === undefined) {
    return fail('SET005', `'${text}' names no template.`, {
      hint: 'Write project/repository@ref:path, such as Shop/templates@refs/heads/main:release.yml.',
    });
  }
  return { repository, ref, path };
}

/** A line for each step. */
export function describeSetup({ steps }: SetupResult): readonly string[] {
  const width = (part: (step: SetupStep) => string): number => Math.max(0, ...steps.map((s) => part(s).length));
  const [first, second, third] = [width((s) => s.environment), width((s) => s.what), width((s) => s.state)];
  return steps.map(({ environment, what, state, says }) =>
    what === 'environment'
      ? `${environment.padEnd(first)}  ${what.padEnd(second)}  ${state}`
      : `${environment.padEnd(first)}  ${what.padEnd(second)}  ${state.padEnd(third)}  ${says}`,
  );
}
