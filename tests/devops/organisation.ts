import { randomUUID } from 'node:crypto';
import { approvalCheck } from '../../src/base/pipeline-facts.ts';
import type { CheckConfiguration, Identity, IdentityRef } from '../../src/pipelines/devops/shapes.ts';
import { Run, type RunOptions } from './run.ts';

/** What a token may do; everything unless said otherwise. */
export type Right = 'build' | 'identities' | 'environments' | 'checks' | 'manage';

export type Area = 'approvals' | 'checks' | 'environments' | 'build' | 'identities';

export type Member = {
  readonly id: string;
  readonly name: string;
  readonly descriptor: string;
  readonly kind: 'person' | 'group' | 'service';
  readonly account?: string;
  readonly groups: Member[];
};

export type EnvironmentModel = {
  readonly id: number;
  readonly name: string;
  readonly deployments: { owner: { id: number }; stageName: string; stageAttempt: number }[];
};

/** One organisation of Azure DevOps with one project. */
export class Organisation {
  readonly project = { id: randomUUID(), name: 'Shop' };
  readonly members: Member[] = [];
  readonly environments: EnvironmentModel[] = [];
  readonly configurations: (CheckConfiguration & { id: number; version: number })[] = [];
  readonly runs = new Map<number, Run>();
  readonly tokens = new Map<string, { readonly rights: ReadonlySet<Right>; readonly of?: Member }>();
  /** Parts of the API that this version does not have. */
  readonly missing = new Set<Area>();
  /** Parts that are a preview in this version. */
  readonly previews = new Set<Area>();
  /** Resources of checks come with their ids only. */
  isOlder = false;
  /** How many of the next requests are answered with 429. */
  busy = 0;
  readonly #clock: () => number;
  #last = 0;
  #number = 0;

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  next(): number {
    return (this.#number += 1);
  }

  /** Later than any time before, so that what happens after something else also looks like it. */
  now(): string {
    this.#last = Math.max(this.#clock(), this.#last + 1);
    return new Date(this.#last).toISOString();
  }

  group(name: string, groups: Member[] = []): Member {
    const descriptor = `Microsoft.TeamFoundation.Identity;S-1-9-${this.next()}`;
    return this.#member({ id: randomUUID(), name, descriptor, kind: 'group', groups });
  }

  person(name: string, groups: Member[] = []): Member {
    const account = `${name}@example.com`;
    const descriptor = `Microsoft.IdentityModel.Claims.ClaimsIdentity;tenant\\${account}`;
    return this.#member({ id: randomUUID(), name, account, descriptor, kind: 'person', groups });
  }

  service(name: string, groups: Member[] = []): Member {
    const descriptor = `Microsoft.TeamFoundation.ServiceIdentity;${randomUUID()}:Build:${randomUUID()}`;
    return this.#member({ id: randomUUID(), name, descriptor, kind: 'service', groups });
  }

  #member(member: Member): Member {
    this.members.push(member);
    return member;
  }

  /** A token with all rights but these; of a person, where that matters. */
  token(without: readonly Right[] = [], of?: Member): string {
    const all: readonly Right[] = ['build', 'identities', 'environments', 'checks', 'manage'];
    const token = `token-${randomUUID()}`;
    this.tokens.set(token, { rights: new Set(all.filter((right) => !without.includes(right))), ...(of && { of }) });
    return token;
  }

  environment(name: string): EnvironmentModel {
    const environment = { id: this.next(), name, deployments: [] };
    this.environments.push(environment);
    return environment;
  }

  /** Adds a check to an environment, as POST …/checks/configurations does. */
  check(environment: EnvironmentModel, type: CheckConfiguration['type'], settings: Record<string, unknown> = {}) {
    const configuration = {
      id: this.next(),
      version: 1,
      type,
      settings,
      resource: { type: 'environment', id: String(environment.id), name: environment.name },
    };
    this.configurations.push(configuration);
    return configuration;
  }

  approval(environment: EnvironmentModel, approvers: readonly Member[], settings: Record<string, unknown> = {}) {
    return this.check(
      environment,
      { id: approvalCheck, name: 'Approval' },
      {
        approvers: approvers.map(({ id }) => ({ id })),
        minRequiredApprovers: 1,
        executionOrder: 'anyOrder',
        ...settings,
      },
    );
  }

  run(pipeline: string, options: Omit<RunOptions, 'id' | 'pipeline'>): Run {
    const run = new Run(this, { id: this.next(), pipeline, ...options });
    this.runs.set(run.id, run);
    return run;
  }

  checksOf(environment: EnvironmentModel) {
    return this.configurations.filter(({ resource }) => resource.id === String(environment.id));
  }

  /** Whether somebody is a group's member, through other groups too, or is it. */
  isIn(member: Member, wanted: string): boolean {
    return member.id === wanted || member.groups.some((group) => this.isIn(group, wanted));
  }
}

export function refOf(member: Member): IdentityRef {
  return {
    id: member.id,
    displayName: member.name,
    uniqueName: member.account ?? member.name,
    descriptor: member.descriptor,
  };
}

/** As `_apis/identities` answers. */
export function identityOf(member: Member, withGroups: boolean): Identity {
  return {
    id: member.id,
    descriptor: member.descriptor,
    providerDisplayName: member.name,
    isActive: true,
    isContainer: member.kind === 'group',
    memberOf: withGroups ? member.groups.map(({ descriptor }) => descriptor) : [],
    properties: {
      SchemaClassName: { $value: member.kind === 'group' ? 'Group' : 'User' },
      ...(member.account !== undefined && { Account: { $value: member.account }, Domain: { $value: 'tenant' } }),
    },
  };
}
