import {
  type BatchOptions,
  type BatchResult,
  type SqlRow,
  type SqlServer,
  type SqlSession,
  SqlSessionError,
  type SqlValue,
} from '../../src/base/sql-session.ts';

/** A database of a fake server. */
export type FakeDatabase = {
  name: string;
  id: number;
  state: string;
  guid: string | null;
  family: string | null;
  recovery: string;
  owned: boolean;
  group: boolean;
  mirrored: boolean;
  snapshotOf: number | null;
  marker: string | null;
  files: readonly { readonly path: string; readonly pages: number }[];
  access: string;
};

/** A backup set in a file. */
export type FakeSet = { header: Record<string, SqlValue>; files: readonly Record<string, SqlValue>[] };

/** One backup of msdb's history. */
export type FakeHistory = { set: Record<string, SqlValue>; devices: readonly Record<string, SqlValue>[] };

let guids = 0;

/** A GUID that no other call gives. */
export function nextGuid(): string {
  guids += 1;
  return `${guids.toString(16).toUpperCase().padStart(8, '0')}-AAAA-4BBB-8CCC-000000000000`;
}

/** A SQL Server that knows only what a restore asks, for the refusals: every answer can be bent by a test. */
export class FakeBox {
  facts: Record<string, SqlValue>;
  databases: FakeDatabase[] = [];
  history: FakeHistory[] = [];
  differentials: FakeHistory[] = [];
  databaseFiles: Record<string, SqlValue>[] = [];
  mayBackUp = 1;
  /** Readable backup files by path. */
  media = new Map<string, FakeSet[]>();
  keys: SqlValue[] = [];
  replicas: string[] = [];
  volumes: { mount: string; free: SqlValue }[] = [{ mount: 'D:\\', free: '1000000000000' }];
  drives: { drive: string; 'MB free': number }[] = [];
  transactions = 0;
  /** Every text that was sent to be run, with the database of its session. */
  readonly ran: { readonly database: string; readonly sql: string }[] = [];
  /** Called before a batch; may throw a SqlSessionError. */
  before: (sql: string, options: BatchOptions) => void = () => undefined;
  onBackup: (paths: readonly string[]) => void = () => undefined;
  lockResult: number | undefined;
  readonly #locks = new Map<string, object>();

  constructor(name: string, facts: Record<string, SqlValue> = {}) {
    this.facts = {
      server_name: name,
      registered_name: name,
      machine_name: name.split('\\')[0] ?? name,
      node_name: name.split('\\')[0] ?? name,
      instance_name: name.split('\\')[1] ?? null,
      engine_edition: 3,
      edition: 'Enterprise Edition (64-bit)',
      product_version: '16.0.4135.4',
      data_path: 'D:\\Data\\',
      log_path: 'D:\\Log\\',
      minutes_ahead: 0,
      login_name: 'CONTOSO\\rehearsal',
      sa_name: 'sa',
      is_sysadmin: 0,
      may_create: 1,
      may_alter: 1,
      may_view_definition: 1,
      may_view_state: 1,
      ...facts,
    };
  }

  add(name: string, rest: Partial<FakeDatabase> = {}): FakeDatabase {
    const database: FakeDatabase = {
      name,
      id: this.databases.length + 5,
      state: 'ONLINE',
      guid: nextGuid(),
      family: nextGuid(),
      recovery: 'FULL',
      owned: false,
      group: false,
      mirrored: false,
      snapshotOf: null,
      marker: null,
      files: [],
      access: 'MULTI_USER',
      ...rest,
    };
    this.databases.push(database);
    return database;
  }

  find(name: string): FakeDatabase | undefined {
    return this.databases.find((d) => d.name.toLowerCase() === name.toLowerCase());
  }

  /** The port, under whatever name a connection calls this server. */
  server(database: string, name = `${String(this.facts.server_name)}/${database}`): SqlServer {
    return { name, database, open: async (other) => this.#session(other ?? database) };
  }

  /** The texts that change something. */
  get changes(): readonly string[] {
    return this.ran.map(({ sql }) => sql).filter((sql) => !/^(RESTORE (HEADER|FILELIST)ONLY|EXEC master)/.test(sql));
  }

  #session(database: string): SqlSession {
    const owner = {};
    return {
      batch: async (sql, options = {}) => {
        this.ran.push({ database, sql });
        this.before(sql, options);
        return this.#batch(sql, database, options);
      },
      query: async (sql, parameters = {}) => this.#query(sql, parameters, database, owner),
      close: async () => {
        for (const [name, holder] of this.#locks) if (holder === owner) this.#locks.delete(name);
      },
    };
  }

  #batch(sql: string, database: string, { onMessage }: BatchOptions): BatchResult {
    const rows = (list: readonly SqlRow[]): BatchResult => ({
      resultSets: [{ columns: Object.keys(list[0] ?? {}), rows: list }],
      rowsAffected: [],
      messages: [],
    });
    const paths = [...sql.matchAll(/(?:DISK|URL) = N'((?:[^']|'')*)'/g)].map(([, p = '']) => p.replaceAll("''", "'"));
    if (/^RESTORE (HEADER|FILELIST)ONLY/.test(sql)) {
      const sets = this.#sets(paths);
      if (/HEADERONLY/.test(sql)) return rows(sets.map((set) => set.header));
      const position = Number(/FILE = (\d+)/.exec(sql)?.[1]);
      return rows(sets.find((set) => set.header.Position === position)?.files ?? []);
    }
    if (/xp_fixeddrives/.test(sql)) return rows(this.drives);
    if (/BACKUP DATABASE/.test(sql)) this.onBackup(paths);
    const dropped = /DROP DATABASE \[(.*)\];$/.exec(sql)?.[1]?.replaceAll(']]', ']');
    if (dropped !== undefined) this.databases = this.databases.filter((d) => d.name !== dropped);
    const created = /CREATE DATABASE \[([\s\S]*?)\] COLLATE/.exec(sql)?.[1]?.replaceAll(']]', ']');
    if (created !== undefined) this.add(created, { access: 'MULTI_USER' });
    const restored = /RESTORE DATABASE \[([\s\S]*?)\] FROM/.exec(sql)?.[1]?.replaceAll(']]', ']');
    if (restored !== undefined) this.#restore(restored, paths, sql, onMessage);
    const inside = /IF @@ERROR = 0 EXEC \(N'USE \[([\s\S]*?)\];\n([\s\S]*)'\);$/.exec(sql);
    const value = /DECLARE @value nvarchar\(3750\) = (.*);\n/.exec(inside?.[2]?.replaceAll("''", "'") ?? sql)?.[1];
    const here = this.find(inside?.[1]?.replaceAll("''", "'").replaceAll(']]', ']') ?? database);
    if (value !== undefined && here) here.marker = concatenated(value, { guid: here.guid, now: '2026-11-23T10:00:00' });
    if (/SET MULTI_USER/.test(sql) && here) here.access = 'MULTI_USER';
    return { resultSets: [], rowsAffected: [], messages: [] };
  }

  #restore(name: string, paths: readonly string[], sql: string, onMessage: BatchOptions['onMessage']): void {
    const [set] = this.#sets(paths);
    onMessage?.({ number: 3211, severity: 0, state: 1, line: 1, message: '50 percent processed.' });
    const family = String(set?.header.FamilyGUID ?? '');
    const files = [...sql.matchAll(/TO N'((?:[^']|'')*)'/g)].map(([, path = '']) => ({ path, pages: 100 }));
    const marker = (set?.header.marker as string | undefined) ?? null;
    if (set?.header.BackupType === 5) return;
    if (!/REPLACE/.test(sql) && this.find(name)) throw serverError(3154, 'The backup set holds another database.');
    this.add(name, { family, files, marker, access: 'RESTRICTED_USER' });
  }

  #sets(paths: readonly string[]): readonly FakeSet[] {
    const sets = this.media.get(paths[0] ?? '');
    if (!sets)
      throw serverError(3201, `Cannot open backup device '${paths[0]}'. Operating system error 5(Access is denied.).`);
    return sets;
  }

  #query(sql: string, p: Readonly<Record<string, SqlValue>>, database: string, owner: object): readonly SqlRow[] {
    const here = this.find(database);
    if (/SERVERPROPERTY\('EngineEdition'\)/.test(sql)) return [this.facts];
    if (sql === 'SELECT DB_NAME() AS name') return [{ name: here?.name ?? null }];
    if (/@@TRANCOUNT/.test(sql)) return [{ transactions: this.transactions }];
    if (/sp_getapplock/.test(sql)) {
      const name = `${database.toLowerCase()} ${String(p.name)}`;
      const result = this.lockResult ?? (this.#locks.has(name) && this.#locks.get(name) !== owner ? -1 : 0);
      if (result >= 0) this.#locks.set(name, owner);
      return [{ result }];
    }
    if (/sp_releaseapplock/.test(sql)) {
      this.#locks.delete(`${database.toLowerCase()} ${String(p.name)}`);
      return [];
    }
    if (/FROM sys.databases AS d\s/.test(sql)) return this.#databaseRows(String(p.name));
    if (/sys.database_mirroring/.test(sql)) {
      return [{ mirrors: this.databases.some((d) => d.id === p.id && d.mirrored) ? 1 : 0 }];
    }
    if (/source_database_id = @id/.test(sql))
      return this.databases.filter((d) => d.snapshotOf === p.id).map(({ name }) => ({ name }));
    if (/SELECT state_desc FROM sys.databases/.test(sql)) {
      const found = this.find(String(p.name));
      return found ? [{ state_desc: found.state }] : [];
    }
    if (/FROM sys.extended_properties/.test(sql)) return here?.marker == null ? [] : [{ value: here.marker }];
    if (/DB_NAME\(\) AS database_name/.test(sql)) {
      return [
        {
          server_name: this.facts.server_name ?? null,
          database_name: here?.name ?? null,
          database_guid: here?.guid ?? null,
        },
      ];
    }
    if (/FROM msdb.dbo.backupset/.test(sql)) {
      return (/type = 'I'/.test(sql) ? this.differentials : this.history).map(({ set }) => set);
    }
    if (/FROM msdb.dbo.backupmediafamily/.test(sql)) {
      return [...this.history, ...this.differentials].find(({ set }) => set.media_set_id === p.media)?.devices ?? [];
    }
    if (/FROM sys.database_files/.test(sql)) return this.databaseFiles;
    if (/BACKUP DATABASE/.test(sql)) return [{ may: this.mayBackUp }];
    if (/volume_mount_point/.test(sql)) return this.volumes;
    if (/dm_os_enumerate_fixed_drives/.test(sql)) return [];
    if (/FROM sys.master_files/.test(sql)) {
      return this.databases.flatMap((d) =>
        d.files.map((f) => ({ database_id: d.id, physical_name: f.path, size: f.pages })),
      );
    }
    if (/FROM sys.certificates/.test(sql)) return this.keys.map((thumbprint) => ({ thumbprint }));
    if (/sys.availability_replicas/.test(sql))
      return this.replicas.map((replica_server_name) => ({ replica_server_name }));
    if (/FROM sys.(asymmetric_keys|service_queues|synonyms|database_principals)/.test(sql)) return [];
    throw new Error(`The fake server does not know: ${sql}`);
  }

  #databaseRows(name: string): readonly SqlRow[] {
    const d = this.find(name);
    if (!d) return [];
    return [
      {
        name: d.name,
        database_id: d.id,
        state_desc: d.state,
        recovery_model_desc: d.recovery,
        source_database_id: d.snapshotOf,
        database_guid: d.guid,
        family_guid: d.family,
        is_owned: d.owned ? 1 : 0,
        in_group: d.group ? 1 : 0,
      },
    ];
  }
}

export function serverError(number: number, message: string): SqlSessionError {
  const error = { number, severity: 16, state: 1, line: 1, message };
  return new SqlSessionError('server', message, { errors: [error] });
}

/** `N'a' + @guid + N'b'` as the server would put it together. */
function concatenated(sql: string, variables: Readonly<Record<string, string | null>>): string | null {
  let text = '';
  for (const [, string, name] of sql.matchAll(/N'((?:[^']|'')*)'|@(\w+)/g)) {
    const part = name === undefined ? string?.replaceAll("''", "'") : variables[name];
    if (part === null || part === undefined) return null;
    text += part;
  }
  return text;
}
