/**
 * The keywords of Microsoft.Data.SqlClient and System.Data.SqlClient by their canonical name, with synonyms. Spaces and letter case do
 * not count. https://learn.microsoft.com/dotnet/api/microsoft.data.sqlclient.sqlconnection.connectionstring
 */
const read = {
  'Data Source': ['Server', 'Address', 'Addr', 'Network Address'],
  'Initial Catalog': ['Database'],
  'User ID': ['UID', 'User'],
  Password: ['PWD'],
  'Integrated Security': ['Trusted_Connection'],
  Authentication: [],
  Encrypt: [],
  'Trust Server Certificate': [],
  'Host Name In Certificate': [],
  'Connect Timeout': ['Connection Timeout', 'Timeout'],
  'Command Timeout': [],
  'Application Name': ['App'],
  'Application Intent': [],
  'Workstation ID': ['WSID'],
  'Multi Subnet Failover': [],
  'Packet Size': [],
  'Connect Retry Count': [],
  'Network Library': ['Net', 'Network'],
} as const;

/** Keywords that say how SqlClient pools, caches or formats; nothing here depends on them. */
const ignored = {
  Pooling: [],
  'Min Pool Size': [],
  'Max Pool Size': [],
  'Connection Lifetime': ['Load Balance Timeout'],
  'Connection Reset': [],
  'Pool Blocking Period': [],
  'Persist Security Info': [],
  'Multiple Active Result Sets': [],
  'Asynchronous Processing': ['Async'],
  'Connect Retry Interval': [],
  'Current Language': ['Language'],
  Enlist: [],
  'Transaction Binding': [],
  'Type System Version': [],
  Replication: [],
  'IP Address Preference': [],
  'Transparent Network IP Resolution': [],
  'Server SPN': [],
  'Failover Partner SPN': [],
} as const;

/** Keywords that change what a connection is and that cannot be honoured; the value under which they change nothing, and why not. */
const refused = {
  'Failover Partner': {
    synonyms: [],
    harmless: /^$/,
    why: 'database mirroring is not followed: name the server that is the principal now, or a listener',
  },
  AttachDbFilename: {
    synonyms: ['Extended Properties', 'Initial File Name'],
    harmless: /^$/,
    why: 'a file is not attached on connecting: attach it on the server and name the database',
  },
  'User Instance': { synonyms: [], harmless: /^(false|no)$/i, why: 'user instances are not started' },
  'Context Connection': { synonyms: [], harmless: /^(false|no)$/i, why: 'this is not code inside SQL Server' },
  'Column Encryption Setting': {
    synonyms: [],
    harmless: /^disabled$/i,
    why: 'encrypted columns are not decrypted: a deployment has no need of their values',
  },
  'Attestation Protocol': {
    synonyms: ['Enclave Attestation Protocol'],
    harmless: /^none$/i,
    why: 'enclaves are not used',
  },
  'Enclave Attestation Url': { synonyms: [], harmless: /^$/, why: 'enclaves are not used' },
  'Server Certificate': {
    synonyms: [],
    harmless: /^$/,
    why: 'a certificate is not compared with a file: have the agent trust its issuer (NODE_EXTRA_CA_CERTS)',
  },
} as const;

export type Keyword = keyof typeof read;
export type RefusedKeyword = keyof typeof refused;
export type KnownKeyword =
  | { readonly does: 'read'; readonly name: Keyword }
  | { readonly does: 'ignored'; readonly name: string }
  | { readonly does: 'refused'; readonly name: RefusedKeyword; readonly harmless: RegExp; readonly why: string };

const fold = (text: string): string => text.replace(/\s+/g, '').toLowerCase();

const known = new Map<string, KnownKeyword>();
for (const [name, synonyms] of Object.entries(read)) {
  for (const word of [name, ...synonyms]) known.set(fold(word), { does: 'read', name: name as Keyword });
}
for (const [name, synonyms] of Object.entries(ignored)) {
  for (const word of [name, ...synonyms]) known.set(fold(word), { does: 'ignored', name });
}
for (const [name, { synonyms, harmless, why }] of Object.entries(refused)) {
  for (const word of [name, ...synonyms]) {
    known.set(fold(word), { does: 'refused', name: name as RefusedKeyword, harmless, why });
  }
}

/** What a keyword, in any spelling, means here; undefined when it is none. */
export function keywordOf(text: string): KnownKeyword | undefined {
  return known.get(fold(text));
}

/** Every spelling that is known, folded; for tests. */
export function knownKeywords(): readonly string[] {
  return [...known.keys()];
}
