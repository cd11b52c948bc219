import type { ServerMessage } from '../../../src/base/sql-session.ts';
import { sidOf } from '../../../src/simulate/ddl/principals.ts';
import type { ServerPrincipalRow, SqlLoginDetail } from '../../../src/simulate/rows/security-rows.ts';
import { Session } from '../../../src/simulate/script/session.ts';
import { Server } from '../../../src/simulate/server.ts';
import type { Catalog } from '../../../src/simulate/state/catalog.ts';
import { initialCatalog } from '../../../src/simulate/state/initial-catalog.ts';
import { Store } from '../../../src/simulate/state/store.ts';
import { UndoLog } from '../../../src/simulate/state/undo-log.ts';
import type { Engine, EngineSession, Login } from '../engine.ts';
import { Database } from './database.ts';
import { Disk, type Volume, volumeOf } from './disk.ts';
import type { Intercept } from './intercept.ts';
import { Locks } from './locks.ts';
import { admit, principalRow } from './logins.ts';
import type { History } from './msdb.ts';
import type { LoginDefinition } from './rights.ts';
import { InstanceSession } from './session.ts';
import { type Release, releaseOf, type Version } from './versions.ts';

/** A certificate in master; the thumbprint as `0x…`. */
export type Certificate = { readonly name: string; readonly thumbprint: string };

export type InstanceOptions = {
  /** 2022 unless given. */
  readonly version?: Version;
  /** `Developer Edition (64-bit)` unless given. */
  readonly edition?: string;
  /** @@SERVERNAME; REHEARSAL unless given. */
  readonly name?: string;
  readonly collation?: string;
  /** Milliseconds since 1970; a clock that stands still unless given. */
  readonly now?: () => number;
  /** Whoever signs in is taken, as sysadmin, unless given. */
  readonly logins?: readonly LoginDefinition[];
  readonly certificates?: readonly Certificate[];
  /** Drives; one of 100 GB unless given. Every folder on a drive is there but those of `missing`. */
  readonly volumes?: readonly Volume[];
  readonly missing?: readonly string[];
  readonly dataPath?: string;
  readonly logPath?: string;
  /** Where paths that begin with `\\` or `https:` lie: shared by the instances that are given the same. */
  readonly network?: Disk;
  /** Milliseconds between two messages of the progress of BACKUP and RESTORE. */
  readonly pace?: number;
};

export type DatabaseOptions = {
  readonly collation?: string;
  readonly dataBytes?: number;
  readonly logBytes?: number;
  /** Thumbprint of the certificate that encrypts it. */
  readonly tde?: string;
};

const systemDatabases = ['master', 'tempdb', 'model', 'msdb'];

/** A SQL Server in memory: databases, sessions, transactions and locks, with src/simulate for what the statements mean. */
export class Instance implements Engine {
  readonly version: Version;
  readonly release: Release;
  readonly edition: string;
  readonly name: string;
  readonly collation: string;
  readonly now: () => number;
  readonly pace: number;
  readonly databases = new Map<string, Database>();
  readonly sessions = new Map<number, InstanceSession>();
  readonly locks = new Locks();
  readonly logins = new Map<string, LoginDefinition>();
  /** sys.server_principals and what sys.sql_logins adds: the same in all databases, outside every transaction. */
  readonly principals = new Store<string, ServerPrincipalRow>(new UndoLog());
  readonly sqlLogins = new Store<string, SqlLoginDetail>(new UndoLog());
  readonly certificates: Certificate[];
  readonly volumes: readonly Volume[];
  readonly dataPath: string;
  readonly logPath: string;
  readonly disk = new Disk();
  readonly history: History = { backups: [], restores: [] };
  /** Statements that clients have run, and what a test does to them. */
  statements = 0;
  intercept: Intercept | undefined;
  readonly #options: InstanceOptions;
  #guids = 0;
  #spids = 50;
  #mediaSets = 0;

  constructor(options: InstanceOptions = {}) {
    this.#options = options;
    this.version = options.version ?? '2022';
    this.release = releaseOf(this.version);
    this.edition = options.edition ?? (this.version === 'AzureSQL' ? 'SQL Azure' : 'Developer Edition (64-bit)');
    this.name = options.name ?? 'REHEARSAL';
    this.collation = options.collation ?? 'SQL_Latin1_General_CP1_CI_AS';
    this.now = options.now ?? (() => Date.UTC(2026, 0, 15, 12));
    this.pace = options.pace ?? 0;
    this.certificates = [...(options.certificates ?? [])];
    this.volumes = options.volumes ?? [{ mount: 'D:\\', bytes: 100e9 }];
    const [volume] = this.volumes;
    this.dataPath = options.dataPath ?? `${volume?.mount ?? ''}Data\\`;
    this.logPath = options.logPath ?? `${volume?.mount ?? ''}Log\\`;
    this.addLogin({ name: 'sa', sid: new Uint8Array([1]) });
    for (const login of options.logins ?? []) this.addLogin(login);
    for (const name of systemDatabases) this.createDatabase(name);
  }

  database(name: string): Database | undefined {
    return this.databases.get(name.toLowerCase());
  }

  /** Creates a database; `script` runs in it (GO between its batches) and must run without an error. */
  createDatabase(name: string, script = '', options: DatabaseOptions = {}): Database {
    const { collation = this.collation, dataBytes = 8 * 2 ** 20, logBytes = 8 * 2 ** 20 } = options;
    const { platform, level } = this.release;
    const catalog = initialCatalog({ collation, databaseName: name, compatibility: level });
    const database = this.addDatabase(name, catalog);
    database.tde = options.tde;
    database.place(
      database.files().map((file) => ({
        ...file,
        physical: `${file.type === 'L' ? this.logPath : this.dataPath}${file.physical}`,
        bytes: file.type === 'L' ? logBytes : dataBytes,
      })),
    );
    if (script !== '') this.#fill(database, script, { platform, collation, databaseName: name });
    return database;
  }

  /** A database with the content of a catalog. */
  addDatabase(name: string, catalog: Catalog): Database {
    // The ids of databases that are gone are given again.
    const used = new Set([...this.databases.values()].map(({ id }) => id));
    let id = 1;
    while (used.has(id)) id += 1;
    const database = new Database(id, name, catalog, this.newGuid());
    this.databases.set(name.toLowerCase(), database);
    this.share(database);
    return database;
  }

  #fill({ catalog }: Database, script: string, options: Session['options']): void {
    const session = new Session(options, catalog);
    session.keepsRows = true;
    const { error } = new Server(options, session).run(script);
    if (error) throw new Error(`${options.databaseName}, line ${error.line}: error ${error.number}: ${error.message}`);
    catalog.log.forget();
  }

  /** Logins are the server's: every database sees the same. */
  share({ catalog }: Database): void {
    const own = catalog as { serverPrincipals: Catalog['serverPrincipals']; sqlLogins: Catalog['sqlLogins'] };
    own.serverPrincipals = this.principals;
    own.sqlLogins = this.sqlLogins;
  }

  addLogin(login: LoginDefinition): void {
    const key = login.name.toLowerCase();
    this.logins.set(key, login);
    this.principals.set(key, principalRow(login.name, this.principals.size + 1, login.sid ?? sidOf(login.name)));
    this.sqlLogins.set(key, { is_policy_checked: true, is_expiration_checked: false });
  }

  sidOfLogin(name: string): Uint8Array {
    return this.principals.get(name.toLowerCase())?.sid ?? sidOf(name);
  }

  hasCertificate(thumbprint: string): boolean {
    return this.certificates.some((one) => one.thumbprint.toLowerCase() === thumbprint.toLowerCase());
  }

  diskOf(path: string): Disk {
    return /^(\\\\|https:)/i.test(path) ? (this.#options.network ?? this.disk) : this.disk;
  }

  volumeOf(path: string): Volume | undefined {
    return volumeOf(path, this.volumes);
  }

  hasFolder(folder: string): boolean {
    if (/^(\\\\|https:)/i.test(folder)) return this.#options.network !== undefined;
    const missing = (this.#options.missing ?? []).some((one) => one.toLowerCase() === folder.toLowerCase());
    return this.volumeOf(folder) !== undefined && !missing;
  }

  /** Bytes that are free on the volume of a path. */
  freeOn(path: string): number {
    const volume = this.volumeOf(path);
    if (!volume) return Number.POSITIVE_INFINITY;
    let free = volume.bytes;
    for (const database of this.databases.values())
      for (const file of database.files()) if (this.volumeOf(file.physical) === volume) free -= file.bytes;
    for (const [name, media] of this.disk.media)
      if (media !== 'garbage' && this.volumeOf(name) === volume)
        free -= media.sets.reduce((sum, set) => sum + set.bytes, 0) / media.paths.length;
    return Math.floor(free);
  }

  /** The database that has a file at a path. */
  ownerOf(path: string): Database | undefined {
    const key = path.toLowerCase();
    return [...this.databases.values()].find((one) => one.files().some((file) => file.physical.toLowerCase() === key));
  }

  newGuid(): string {
    this.#guids += 1;
    // Guids of another instance are other ones.
    const own = [...this.name].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 0xffff, 7);
    return `7E57${own.toString(16).padStart(4, '0')}-0000-4000-8000-${this.#guids.toString(16).padStart(12, '0')}`.toUpperCase();
  }

  nextMediaSet(): number {
    this.#mediaSets += 1;
    return this.#mediaSets;
  }

  login(login: Login): EngineSession | ServerMessage {
    const admitted = admit(this, login, this.#options.logins !== undefined);
    if ('number' in admitted) return admitted;
    this.#spids += 1;
    const session = new InstanceSession(this, this.#spids, admitted.database, login, admitted.name);
    this.sessions.set(session.spid, session);
    return session;
  }
}
