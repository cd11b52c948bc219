import { type Diagnostic, RehearsalError } from '../../base/errors.ts';
import {
  approval,
  businessHours,
  differences,
  exclusiveLock,
  type Hours,
  isKind,
  requiredTemplate,
  type Template,
  type Wanted,
} from './check-types.ts';
import type { DevOps } from './client.ts';
import { findEnvironment, ofEnvironment } from './environments.ts';
import { findPrincipals } from './principals.ts';
import type { CheckConfiguration, Environment, List } from './shapes.ts';

export type EnvironmentWish = {
  readonly name: string;
  readonly approval?: { readonly approvers: readonly string[]; readonly atLeast: number; readonly fourEyes: boolean };
  readonly lock: boolean;
  readonly hours?: Hours;
  readonly template?: Template;
};

export type SetupOptions = {
  /** Id or name. */
  readonly project: string;
  readonly environments: readonly EnvironmentWish[];
  /** Nothing is written. */
  readonly dryRun: boolean;
  /** Changes checks that are there and differ; otherwise they are only reported. */
  readonly update: boolean;
};

export type SetupStep = {
  readonly environment: string;
  readonly what: 'environment' | Wanted['name'];
  readonly state: 'as asked' | 'created' | 'changed' | 'differs' | 'to create' | 'to change';
  readonly says: string;
};

/**
 * Creates or checks environments and the checks that guard them. Running it again does nothing; other checks are left as they
 * are, and nothing is ever deleted. Throws a RehearsalError (ADO…), before anything is written where approvers are not found.
 */
export async function setUp(devops: DevOps, options: SetupOptions): Promise<readonly SetupStep[]> {
  const principals = await approversOf(devops, options.environments);
  const steps: SetupStep[] = [];
  for (const wish of options.environments) steps.push(...(await setUpOne(devops, options, wish, principals)));
  return steps;
}

type Principals = ReadonlyMap<string, { readonly id: string; readonly name: string }>;

async function approversOf(devops: DevOps, wishes: readonly EnvironmentWish[]): Promise<Principals> {
  const names = wishes.flatMap((wish) => wish.approval?.approvers ?? []);
  const { found, missing } = await findPrincipals(devops, names);
  const problems = missing.map(
    (name): Diagnostic => ({
      code: 'ADO010',
      severity: 'error',
      message: `Azure DevOps has no one group or account called ${name}.`,
      hint: 'Write a group as [project]\\name, an account by its address, or give the id of the identity.',
    }),
  );
  if (problems.length > 0) throw new RehearsalError(problems);
  return found;
}

async function setUpOne(
  devops: DevOps,
  { project, dryRun, update }: SetupOptions,
  wish: EnvironmentWish,
  principals: Principals,
): Promise<readonly SetupStep[]> {
  const root = `${encodeURIComponent(project)}/_apis`;
  const asked = ofEnvironment(wish.name);
  const found = await findEnvironment(devops, root, wish.name);
  const steps: SetupStep[] = [
    step(wish, 'environment', found ? 'as asked' : dryRun ? 'to create' : 'created', wish.name),
  ];
  const environment = found ?? (dryRun ? undefined : await createEnvironment(devops, root, wish.name));
  const configurations = environment ? await configurationsOf(devops, root, environment) : [];
  for (const wanted of wantedOf(wish, principals)) {
    const there = configurations.find((configuration) => isKind(configuration, wanted));
    const differs = there ? differences(there, wanted) : [];
    if (there && differs.length === 0) steps.push(step(wish, wanted.name, 'as asked', wanted.says));
    else if (there && !update) {
      steps.push(step(wish, wanted.name, 'differs', `in ${differs.join(', ')}; asked for: ${wanted.says}`));
    } else if (dryRun || !environment)
      steps.push(step(wish, wanted.name, there ? 'to change' : 'to create', wanted.says));
    else {
      const { type, settings, timeout } = wanted;
      const resource = { type: 'environment', id: String(environment.id), name: environment.name };
      const path = `${root}/pipelines/checks/configurations${there ? `/${there.id}` : ''}?api-version=7.1-preview.1`;
      await devops.send(there ? 'PATCH' : 'POST', path, { type, settings, timeout, resource }, asked);
      steps.push(step(wish, wanted.name, there ? 'changed' : 'created', wanted.says));
    }
  }
  return steps;
}

function wantedOf(wish: EnvironmentWish, principals: Principals): readonly Wanted[] {
  const approvers = (wish.approval?.approvers ?? []).flatMap((name) => principals.get(name) ?? []);
  return [
    ...(wish.approval ? [approval(approvers, wish.approval)] : []),
    ...(wish.lock ? [exclusiveLock()] : []),
    ...(wish.hours ? [businessHours(wish.hours)] : []),
    ...(wish.template ? [requiredTemplate(wish.template)] : []),
  ];
}

function createEnvironment(devops: DevOps, root: string, name: string): Promise<Environment> {
  const description = 'Made by rehearsal setup';
  return devops.send(
    'POST',
    `${root}/pipelines/environments?api-version=7.1`,
    { name, description },
    ofEnvironment(name),
  );
}

async function configurationsOf(
  devops: DevOps,
  root: string,
  { id, name }: Environment,
): Promise<readonly CheckConfiguration[]> {
  const query = `resourceType=environment&resourceId=${id}&$expand=settings&api-version=7.1-preview.1`;
  const path = `${root}/pipelines/checks/configurations?${query}`;
  return (await devops.get<List<CheckConfiguration>>(path, ofEnvironment(name))).value;
}

function step({ name }: EnvironmentWish, what: SetupStep['what'], state: SetupStep['state'], says: string): SetupStep {
  return { environment: name, what, state, says };
}
