import type { CatalogRows } from '../formats/catalog-rows.ts';
import type { ScriptPiece } from '../syntax/batches.ts';
import { type RunError, type RunOptions, type RunResult, runScript } from './script/run-script.ts';
import { Session } from './script/session.ts';
import { initialCatalog } from './state/initial-catalog.ts';
import { catalogRows } from './state/lazy-rows.ts';

export type ServerOptions = {
  /** 'Sql160', 'SqlAzure', …: decides types, compatibility level and what @@VERSION says. */
  readonly platform: string;
  /** Of the database: decides how names and strings compare. */
  readonly collation: string;
  readonly databaseName: string;
};

/**
 * An in-memory SQL Server with one database and one session. Its tables are always empty. What it does not support is
 * an error that says so; what SQL Server refuses is refused with the same number.
 */
export class Server {
  readonly #session: Session;

  constructor(options: ServerOptions, session?: Session) {
    this.#session =
      session ?? new Session(options, initialCatalog({ ...options, compatibility: compatibilityOf(options.platform) }));
  }

  /**
   * Runs a script: SQLCMD lines and variables, batches, statements. It stops at the first error that no CATCH takes; then
   * the transaction that is open, and nothing else, is undone. Otherwise a transaction that the script leaves open stays.
   */
  run(script: string | readonly ScriptPiece[], options: RunOptions = {}): RunResult {
    return runScript(this.#session, typeof script === 'string' ? [{ text: script }] : script, options);
  }

  /** Count of writes to the state: the same number, the same rows. */
  get writes(): number {
    return this.#session.writesBefore + this.#session.catalog.log.writes;
  }

  /** Path of each view and inline function that names what is not there → what the server would have said of it. */
  get broken(): ReadonlyMap<readonly string[], string> {
    const { catalog, broken = new Map<number, string>() } = this.#session;
    const result = new Map<readonly string[], string>();
    for (const [id, message] of broken) {
      const object = catalog.objects.get(id);
      if (object) result.set([catalog.schemaName(object.schema_id), object.name], message);
    }
    return result;
  }

  /** The state as rows of the catalog views. Read them before the next run. */
  rows(): CatalogRows {
    return catalogRows(this.#session.catalog);
  }

  /** Another server in the same state; the two share no change. The session starts anew. */
  clone(): Server {
    const { options } = this.#session;
    return new Server(options, new Session(options, this.#session.catalog.copy()));
  }
}

/** Sql160 → 160; Azure and Fabric count as the newest. */
export function compatibilityOf(platform: string): number {
  const number = /^Sql(\d{2,3})$/i.exec(platform)?.[1];
  return number === undefined ? 170 : Number(number);
}

export type { RunError, RunOptions, RunResult };
