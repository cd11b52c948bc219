import type { Option, Statement, StatementOf } from '../statements/tree/index.ts';
import type { Refusal } from './script-refusals.ts';

/** What a definition cannot say and the object made of it would not show. */
export function refusedInStatement(statement: Statement): readonly Refusal[] {
  return statement.kind === 'createTable' ? refusedTable(statement) : [];
}

function refusedTable({ name, options, start }: StatementOf<'createTable'>): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (name.parts.at(-1)?.startsWith('#')) {
    refusals.push(
      refusal(
        'SQL70523',
        'A temporary table is no part of a schema.',
        'Create it in a procedure, a trigger or a deployment script.',
        start,
      ),
    );
  }
  const option = (of: readonly Option[], key: string) => of.find((one) => one.name === key);
  const versioning = option(options, 'SYSTEM_VERSIONING');
  const isOn = versioning && versioning.value?.toUpperCase() !== 'OFF';
  // A ledger table's history may go without a name.
  if (isOn && !option(options, 'LEDGER') && !option(versioning.options ?? [], 'HISTORY_TABLE')) {
    refusals.push(
      refusal(
        'SQL70633',
        'The history table of a temporal table must be named: the server would name it after a number of the table.',
        'Write SYSTEM_VERSIONING = ON (HISTORY_TABLE = [schema].[name]).',
        start,
      ),
    );
  }
  return refusals;
}

function refusal(code: string, message: string, hint: string, offset: number): Refusal {
  return { diagnostic: { code, severity: 'error', message, hint }, offset };
}
