import type { GroupFacts, Person } from '../../base/pipeline-facts.ts';
import type { Asked, DevOps } from './client.ts';
import type { Identity, IdentityRef, List } from './shapes.ts';

/** Area of the service that knows accounts and groups; on Azure DevOps Services it is another host. */
const identityArea = '8a3d49b8-91f0-46ef-b33d-dda338c25db3';

const asked: Asked = {
  what: 'accounts and their groups',
  setting:
    'Let the build service account read identities: organisation settings, Policies and Permissions, "View identity information" and "View collection-level information".',
};

/** How far memberships are followed, and how many identities one request names. */
const depth = 12;
const atOnce = 40;

/** Accounts with the groups that they are in, through others too, by id. Nobody is asked twice. */
export async function readPeople(
  devops: DevOps,
  refs: readonly IdentityRef[],
  { groups }: { readonly groups: boolean },
): Promise<ReadonlyMap<string, Person>> {
  const ids = [...new Set(refs.map(({ id }) => id))];
  if (ids.length === 0) return new Map();
  const host = await identityHost(devops);
  const found = await ask(host, 'identityIds', ids, groups);
  const above = groups ? await groupsAbove(host, found) : new Map<string, Identity>();
  return new Map(
    ids.map((id) => {
      const identity = found.find((i) => same(i.id, id));
      return [id, identity ? personOf(identity, above) : unknown(refs, id)];
    }),
  );
}

/** Where accounts are asked for. */
export async function identityHost(devops: DevOps): Promise<DevOps> {
  const area = await devops.find<{ readonly locationUrl?: string }>(
    `_apis/resourceAreas/${identityArea}?api-version=7.1-preview.1`,
    asked,
  );
  // Azure DevOps Server has no areas of its own: the collection answers.
  return area?.locationUrl ? devops.at(area.locationUrl) : devops;
}

/** Every group that somebody of these is in, by descriptor. */
async function groupsAbove(host: DevOps, people: readonly Identity[]): Promise<ReadonlyMap<string, Identity>> {
  const known = new Map<string, Identity>();
  let wanted = [...new Set(people.flatMap((p) => p.memberOf ?? []))];
  for (let level = 0; wanted.length > 0 && level < depth; level += 1) {
    for (const group of await ask(host, 'descriptors', wanted, true)) known.set(group.descriptor, group);
    const next = wanted.flatMap((descriptor) => known.get(descriptor)?.memberOf ?? []);
    wanted = [...new Set(next)].filter((descriptor) => !known.has(descriptor));
  }
  return known;
}

async function ask(
  host: DevOps,
  by: 'identityIds' | 'descriptors',
  values: readonly string[],
  groups: boolean,
): Promise<readonly Identity[]> {
  const found: Identity[] = [];
  for (let i = 0; i < values.length; i += atOnce) {
    const some = values
      .slice(i, i + atOnce)
      .map(encodeURIComponent)
      .join(',');
    const membership = groups ? 'Direct' : 'None';
    const path = `_apis/identities?${by}=${some}&queryMembership=${membership}&api-version=7.1-preview.1`;
    const { value } = await host.get<List<Identity | null>>(path, asked);
    // A null stands where nobody was found.
    for (const identity of value) if (identity) found.push(identity);
  }
  return found;
}

function personOf(identity: Identity, above: ReadonlyMap<string, Identity>): Person {
  const account = identity.properties?.Account?.$value;
  return {
    id: identity.id,
    name: identity.customDisplayName ?? identity.providerDisplayName ?? identity.id,
    ...(typeof account === 'string' && account !== '' && { account: withDomain(identity, account) }),
    kind: kindOf(identity),
    groups: groupsOf(identity, above),
  };
}

/** `DOMAIN\name` on Azure DevOps Server, where an account without its domain may be anybody. */
function withDomain({ descriptor, properties }: Identity, account: string): string {
  const domain = properties?.Domain?.$value;
  const isWindows = descriptor.startsWith('System.Security.Principal.WindowsIdentity;');
  return isWindows && typeof domain === 'string' && domain !== '' ? `${domain}\\${account}` : account;
}

function groupsOf({ memberOf = [] }: Identity, above: ReadonlyMap<string, Identity>): readonly GroupFacts[] {
  const found = new Map<string, GroupFacts>();
  const open = [...memberOf];
  for (let descriptor = open.pop(); descriptor !== undefined; descriptor = open.pop()) {
    const group = above.get(descriptor);
    if (!group || found.has(descriptor)) continue;
    found.set(descriptor, { id: group.id, name: group.providerDisplayName ?? group.id });
    open.push(...(group.memberOf ?? []));
  }
  return [...found.values()];
}

/** The part of a descriptor before `;` names the kind of account. */
const kinds: Readonly<Record<string, Person['kind']>> = {
  'microsoft.identitymodel.claims.claimsidentity': 'person',
  'system.security.principal.windowsidentity': 'person',
  'microsoft.teamfoundation.identity': 'group',
  'microsoft.teamfoundation.serviceidentity': 'service',
  'microsoft.visualstudio.services.claims.aadserviceprincipal': 'service',
};

function kindOf({ descriptor, isContainer }: Identity): Person['kind'] {
  if (isContainer === true) return 'group';
  return kinds[descriptor.split(';', 1)[0]?.toLowerCase() ?? ''] ?? 'unknown';
}

function unknown(refs: readonly IdentityRef[], id: string): Person {
  return { id, name: refs.find((ref) => ref.id === id)?.displayName ?? id, kind: 'unknown', groups: [] };
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
