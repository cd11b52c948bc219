import type { ServerMessage } from '../../../src/base/sql-session.ts';
import { Session } from '../../../src/simulate/script/session.ts';
import { Server } from '../../../src/simulate/server.ts';
import { initialCatalog } from '../../../src/simulate/state/initial-catalog.ts';
import type { Engine, EngineSession, Login } from '../engine.ts';
import { Database } from './database.ts';
import type { Intercept } from './intercept.ts';
import { Locks } from './locks.ts';
import { InstanceSession } from './session.ts';
import { type Release, releaseOf, type Version } from './versions.ts';

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
  readonly databases = new Map<string, Database>();
  readonly sessions = new Map<number, InstanceSession>();
  readonly locks = new Locks();
  /** Statements that clients have run, and what a test does to them. */
  statements = 0;
  intercept: Intercept | undefined;
  #ids = 0;
  #guids = 0;
  #spids = 50;

  constructor(options: InstanceOptions = {}) {
    this.version = options.version ?? '2022';
    this.release = releaseOf(this.version);
    this.edition = options.edition ?? (this.version === 'AzureSQL' ? 'SQL Azure' : 'Developer Edition (64-bit)');
    this.name = options.name ?? 'REHEARSAL';
    this.collation = options.collation ?? 'SQL_Latin1_General_CP1_CI_AS';
    this.now = options.now ?? (() => Date.UTC(2026, 0, 15, 12));
    for (const name of systemDatabases) this.createDatabase(name);
  }

  database(name: string): Database | undefined {
    return this.databases.get(name.toLowerCase());
  }

  /** Creates a database; `script` runs in it (GO between its batches) and must run without an error. */
  createDatabase(
    name: string,
    script = '',
    { collation = this.collation }: { readonly collation?: string } = {},
  ): Database {
    const { platform, level } = this.release;
    const catalog = initialCatalog({ collation, databaseName: name, compatibility: level });
    this.#ids += 1;
    const database = new Database(this.#ids, name, catalog, this.newGuid());
    this.databases.set(name.toLowerCase(), database);
    if (script !== '') {
      const options = { platform, collation, databaseName: name };
      const session = new Session(options, catalog);
      session.keepsRows = true;
      const { error } = new Server(options, session).run(script);
      if (error) throw new Error(`${name}, line ${error.line}: error ${error.number}: ${error.message}`);
      catalog.log.forget();
    }
    return database;
  }

  newGuid(): string {
    this.#guids += 1;
    return `7E570000-0000-4000-8000-${this.#guids.toString(16).toUpperCase().padStart(12, '0')}`;
  }

  login(login: Login): EngineSession | ServerMessage {
    const name = login.database ?? 'master';
    const database = this.database(name);
    if (!database) {
      const message = `Cannot open database "${name}" requested by the login. The login failed.`;
      return { number: 4060, severity: 11, state: 1, message, line: 0 };
    }
    this.#spids += 1;
    const session = new InstanceSession(this, this.#spids, database, login);
    this.sessions.set(session.spid, session);
    return session;
  }
}
