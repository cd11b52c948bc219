import { quotePath } from '../base/names.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { tableOf, withName } from './constraint-drop.ts';
import { hazard, rowCount } from './hazard.ts';
import type { AlterInput, Hazard, Route, SqlContext, StepDraft } from './kind.ts';

/** What a check and a foreign key have in common. */
export type Checked = {
  readonly unnamed?: true;
  readonly disabled?: true;
  readonly untrusted?: true;
  readonly notForReplication?: true;
};

/**
 * Adds a check or foreign key without looking at the rows, and validates it in a step of its own at the end. An unnamed one is
 * validated as it is added: nothing could name it afterwards without looking it up.
 */
export function createChecked(
  object: SchemaObject<Checked>,
  text: string,
  hazards: readonly Hazard[],
  context: SqlContext,
): readonly StepDraft[] {
  const table = tableOf(object, context);
  const add = (mode: string): string => `ALTER TABLE ${quotePath(table)} WITH ${mode} ADD ${text};`;
  if (object.props.disabled) {
    return [{ does: 'create', sql: [add('NOCHECK'), setState(object, false, context)] }];
  }
  if (object.props.untrusted) {
    const untrusted = hazard('PERF004', 'warn', 'The constraint stays untrusted: the optimiser makes no use of it.');
    return [{ does: 'create', sql: [add('NOCHECK')], hazards: [untrusted] }];
  }
  const scan = hazard('LOCK007', 'warn', 'Validation reads every row while the table is locked.', rowCount(table));
  if (object.props.unnamed) {
    return [{ does: 'create', sql: [add('CHECK')], commit: 'alone', hazards: [...hazards, scan] }];
  }
  return [
    { does: 'create', sql: [add('NOCHECK')] },
    { does: 'validate', sql: [setState(object, true, context)], commit: 'alone', hazards: [...hazards, scan] },
  ];
}

function setState(object: SchemaObject<Checked>, enabled: boolean, context: SqlContext): string {
  const table = quotePath(tableOf(object, context));
  const before = enabled
    ? `ALTER TABLE ${table} WITH CHECK CHECK CONSTRAINT `
    : `ALTER TABLE ${table} NOCHECK CONSTRAINT `;
  return withName(object, context, before);
}

/** Enables, with validation (`hazards` say what could fail), or disables a constraint. */
export function constraintState(input: AlterInput<Checked>, hazards: readonly Hazard[]): Route {
  const { before, after, changes, current } = input;
  if (changes.length === 0) return { how: 'none', steps: [], disturbs: [] };
  const table = tableOf(before, current);
  if (after.props.disabled) {
    const untrusted = hazard('PERF004', 'warn', 'The constraint is disabled: rows are no longer checked.');
    return {
      how: 'inPlace',
      steps: [{ does: 'alter', sql: [setState(before, false, current)], hazards: [untrusted] }],
      disturbs: [],
    };
  }
  const scan = hazard('LOCK007', 'warn', 'Validation reads every row while the table is locked.', rowCount(table));
  const sql = [setState(before, true, current)];
  return {
    how: 'inPlace',
    steps: [{ does: 'validate', sql, commit: 'alone', hazards: [...hazards, scan] }],
    disturbs: [],
  };
}

/** Whether a constraint has ended untrusted that should be trusted: no disabled one ever is, nor one NOT FOR REPLICATION. */
export function fallsShortOfTrust({ props }: SchemaObject<Checked>, actual: SchemaObject<Checked>): readonly string[] {
  if (props.untrusted || props.disabled || props.notForReplication) return [];
  return actual.props.untrusted ? ['untrusted'] : [];
}
