import { quoteString } from '../base/names.ts';
import type { SqlSession } from '../base/sql-session.ts';
import type { RunAs } from '../plan/evidence-types.ts';

/**
 * What the database itself says has run. A group in a transaction has one row, written in that transaction; a step outside
 * transactions has one before it and one after it. Rows count only in the database whose identity they carry: a restored copy
 * brings production's along.
 */
export const journalTable = '[dbo].[__RehearsalJournal]';

export type JournalEntry = {
  readonly group: number;
  /** Only of steps outside transactions. */
  readonly step?: string;
  readonly state: 'started' | 'done';
  /** ISO 8601, UTC. */
  readonly at: string;
};

/** Whose rows are read and written. */
export type JournalOwner = {
  readonly planId: string;
  readonly identity: string;
  readonly as: RunAs;
  /** The pipeline's run, for a person who reads the table. */
  readonly run: string;
};

const createTable = `IF OBJECT_ID(N'${journalTable}', N'U') IS NULL
CREATE TABLE ${journalTable} (
  [Id] int IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  [PlanId] char(64) NOT NULL,
  [DatabaseGuid] nvarchar(300) NOT NULL,
  [GroupNumber] int NOT NULL,
  [StepKey] nvarchar(2000) NULL,
  [State] varchar(10) NOT NULL,
  [At] datetime2(3) NOT NULL,
  [RunAs] varchar(20) NOT NULL,
  [Run] nvarchar(400) NOT NULL,
  [Login] nvarchar(128) NOT NULL
);`;

/** The table must not look different when two versions make it: it is never altered, only made. */
export async function createJournal(session: SqlSession): Promise<void> {
  await session.batch(createTable);
}

/** In the order in which they were written; none where the table is not there yet. */
export async function readJournal(
  session: SqlSession,
  { planId, identity }: JournalOwner,
  timeout?: number,
): Promise<readonly JournalEntry[]> {
  const { resultSets } = await session.batch(
    `IF OBJECT_ID(N'${journalTable}', N'U') IS NOT NULL
SELECT [GroupNumber] AS group_number, [StepKey] AS step_key, [State] AS state, CONVERT(nvarchar(30), [At], 126) AS at
FROM ${journalTable} WHERE [PlanId] = ${quoteString(planId)} AND [DatabaseGuid] = ${quoteString(identity)} ORDER BY [Id];`,
    timeout === undefined ? {} : { timeout },
  );
  return (resultSets[0]?.rows ?? []).map((row) => ({
    group: Number(row.group_number),
    ...(row.step_key !== null && { step: String(row.step_key) }),
    state: row.state === 'done' ? 'done' : 'started',
    at: `${row.at}Z`,
  }));
}

/** When a plan was last promoted to this database, by whatever run; undefined where none ever was. */
export async function lastPromotion(session: SqlSession, identity: string): Promise<string | undefined> {
  const { resultSets } = await session.batch(
    `IF OBJECT_ID(N'${journalTable}', N'U') IS NOT NULL
SELECT CONVERT(nvarchar(30), MAX([At]), 126) AS promoted_at FROM ${journalTable}
WHERE [RunAs] = N'promotion' AND [DatabaseGuid] = ${quoteString(identity)};`,
  );
  const at = resultSets[0]?.rows[0]?.promoted_at;
  return typeof at === 'string' ? `${at}Z` : undefined;
}

type Written = Pick<JournalEntry, 'group' | 'step' | 'state'>;

/** Text of the statement that writes a row. */
export function journalInsert(owner: JournalOwner, { group, step, state }: Written): string {
  const values = [
    quoteString(owner.planId),
    quoteString(owner.identity),
    String(group),
    step === undefined ? 'NULL' : quoteString(step),
    quoteString(state),
    'SYSUTCDATETIME()',
    quoteString(owner.as),
    quoteString(owner.run.slice(0, 400)),
    'ORIGINAL_LOGIN()',
  ];
  return `INSERT INTO ${journalTable} ([PlanId], [DatabaseGuid], [GroupNumber], [StepKey], [State], [At], [RunAs], [Run], [Login])
VALUES (${values.join(', ')});`;
}

/** A step that has ended the transaction, or left one more open, must not be recorded as done. */
export function journalAndCommit(owner: JournalOwner, group: number): string {
  return `IF @@TRANCOUNT <> 1 RAISERROR (N'The transaction of group ${group} is not the one that was begun.', 16, 1);
ELSE
BEGIN
  ${journalInsert(owner, { group, state: 'done' })}
  COMMIT TRANSACTION;
END;`;
}

/** What a journal says of a plan. */
export type JournalState = {
  /** Groups in a transaction that have committed, and groups outside whose steps are all done. */
  readonly isDone: (group: number, steps: readonly string[]) => boolean;
  /** The last word on a step outside transactions. */
  readonly stepState: (step: string) => 'none' | 'started' | 'done';
  /** When the last row was written. */
  readonly last?: string;
  readonly isEmpty: boolean;
};

export function journalState(entries: readonly JournalEntry[]): JournalState {
  const groups = new Set(entries.filter((e) => e.step === undefined && e.state === 'done').map((e) => e.group));
  const steps = new Map<string, 'started' | 'done'>();
  for (const { step, state } of entries) if (step !== undefined) steps.set(step, state);
  const last = entries.at(-1)?.at;
  return {
    isDone: (group, keys) => groups.has(group) || (keys.length > 0 && keys.every((key) => steps.get(key) === 'done')),
    stepState: (step) => steps.get(step) ?? 'none',
    ...(last !== undefined && { last }),
    isEmpty: entries.length === 0,
  };
}
