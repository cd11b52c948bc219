import type { Asked, DevOps } from './client.ts';
import type { DeploymentRecord, Environment, List } from './shapes.ts';

export const ofEnvironment = (name: string): Asked => ({
  what: `environment ${name}`,
  setting: `Let the build service account see it: Pipelines, Environments, ${name}, Security, role Reader for "{project} Build Service".`,
});

/** The environment of a name; undefined where there is none that the token may see. */
export async function findEnvironment(devops: DevOps, root: string, name: string): Promise<Environment | undefined> {
  const path = `${root}/pipelines/environments?name=${encodeURIComponent(name)}&api-version=7.1`;
  const { value } = await devops.get<List<Environment>>(path, ofEnvironment(name));
  return value.find((e) => e.name.toLowerCase() === name.toLowerCase());
}

/** Those of these names that there are. */
export async function findEnvironments(
  devops: DevOps,
  root: string,
  names: readonly string[],
): Promise<readonly Environment[]> {
  const found: Environment[] = [];
  for (const name of new Set(names)) {
    const environment = await findEnvironment(devops, root, name);
    if (environment) found.push(environment);
  }
  return found;
}

/**
 * Environments by `stage attempt` of a run: their own records say who deployed to them, also where no check stands. Only the last
 * deployments are asked for; a run that promotes is among them.
 */
export async function stagesOfEnvironments(
  devops: DevOps,
  root: string,
  runId: string,
  environments: readonly Environment[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const { id, name } of environments) {
    const path = `${root}/pipelines/environments/${id}/environmentdeploymentrecords?top=200&api-version=7.1`;
    const { value } = await devops.get<List<DeploymentRecord>>(path, ofEnvironment(name));
    for (const { owner, stageName, stageAttempt } of value) {
      if (String(owner?.id) !== runId || stageName === undefined) continue;
      const stage = `${stageName.toLowerCase()} ${stageAttempt ?? 1}`;
      found.set(stage, [...(found.get(stage) ?? []), name]);
    }
  }
  return found;
}
