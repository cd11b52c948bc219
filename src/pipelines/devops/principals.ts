import type { Asked, DevOps } from './client.ts';
import { identityHost } from './people.ts';
import type { Identity, List } from './shapes.ts';

const asked: Asked = {
  what: 'accounts and groups',
  setting: 'The token needs to read identities (scope "Identity (read)").',
};

export type Principals = {
  readonly found: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  /** Names that nobody has, or several. */
  readonly missing: readonly string[];
};

/** Accounts and groups by name, address or id. */
export async function findPrincipals(devops: DevOps, names: readonly string[]): Promise<Principals> {
  const found = new Map<string, { id: string; name: string }>();
  const missing: string[] = [];
  if (names.length === 0) return { found, missing };
  const host = await identityHost(devops);
  for (const name of new Set(names)) {
    const by = isId(name)
      ? `identityIds=${encodeURIComponent(name)}`
      : `searchFilter=General&filterValue=${encodeURIComponent(name)}`;
    const { value } = await host.get<List<Identity | null>>(
      `_apis/identities?${by}&queryMembership=None&api-version=7.1-preview.1`,
      asked,
    );
    const [identity, ...others] = value.filter((item) => item !== null);
    if (identity && others.length === 0) found.set(name, { id: identity.id, name });
    else missing.push(name);
  }
  return { found, missing };
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
