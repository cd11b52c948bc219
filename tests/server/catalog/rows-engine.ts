import type { ResultSet, SqlValue } from '../../../src/base/sql-session.ts';
import type { Engine, ResultColumn } from '../engine.ts';
import type { RowsSession } from './rows-session.ts';

type Answer = { readonly columns: readonly ResultColumn[]; readonly rows: readonly (readonly SqlValue[])[] };

/** The same answers behind a wire, made once for each text: for measuring what reads them. */
export function rowsEngine(session: RowsSession, database: string): Engine {
  const known = new Map<string, readonly Answer[]>();
  const answersTo = async (text: string): Promise<readonly Answer[]> => {
    // The driver sets the options of its session first.
    if (!text.startsWith('SELECT ')) return [];
    const answers = known.get(text) ?? (await session.batch(text)).resultSets.map(answerOf);
    known.set(text, answers);
    return answers;
  };
  return {
    login: () => ({
      spid: 51,
      database,
      inTransaction: false,
      execute: async ({ text }, sink) => {
        for (const { columns, rows } of await answersTo(text)) {
          sink.columns(columns);
          for (const row of rows) sink.row(row);
          sink.done(rows.length);
        }
      },
      close: () => {},
    }),
  };
}

function answerOf(set: ResultSet): Answer {
  const columns = columnsOf(set);
  return { columns, rows: set.rows.map((row) => columns.map(({ name }) => row[name] ?? null)) };
}

/** Types as a server would declare them, as far as the values tell. */
function columnsOf({ columns, rows }: ResultSet): readonly ResultColumn[] {
  return columns.map((name) => ({ name, type: typeOf(rows.map((row) => row[name] ?? null)) }));
}

function typeOf(values: readonly SqlValue[]): string {
  const first = values.find((value) => value !== null);
  if (typeof first === 'boolean') return 'bit';
  if (typeof first === 'number')
    return values.every((value) => value === null || Number.isInteger(value)) ? 'int' : 'float';
  if (first instanceof Uint8Array) return 'varbinary(85)';
  const longest = values.reduce<number>((most, value) => Math.max(most, String(value ?? '').length), 1);
  return longest <= 128 ? 'nvarchar(128)' : longest <= 4000 ? 'nvarchar(4000)' : 'nvarchar(max)';
}
