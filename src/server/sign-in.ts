/** Asks a party that both sides trust who this pipeline is; called anew for each token. */
export type Assertion = () => Promise<string>;

/** How a Microsoft Entra token is had. */
export type EntraCredential =
  /** A service principal by secret. */
  | { readonly kind: 'secret'; readonly tenant: string; readonly client: string; readonly secret: string }
  /** A service principal that trusts another issuer: workload identity federation. */
  | { readonly kind: 'federated'; readonly tenant: string; readonly client: string; readonly assertion: Assertion }
  /** The identity of the machine; `client` chooses among several. */
  | { readonly kind: 'managed'; readonly client?: string };

/** As whom a session signs in. */
export type SignIn =
  | { readonly kind: 'sql'; readonly user: string; readonly password: string }
  /** A Windows account by name and password (NTLM), from any agent. */
  | { readonly kind: 'ntlm'; readonly domain: string; readonly user: string; readonly password: string }
  /** The Windows account that runs the agent. */
  | { readonly kind: 'integrated' }
  /** Microsoft Entra. Without a cloud it is that of the server's name, the public one at last. */
  | { readonly kind: 'entra'; readonly credential: EntraCredential; readonly cloud?: Cloud };

/** Where a cloud gives tokens, and for what SQL Server is called there; both end in a slash. */
export type Cloud = { readonly authority: string; readonly resource: string };
