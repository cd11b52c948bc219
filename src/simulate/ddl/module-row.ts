import type { Module } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { optionValue } from '../options.ts';
import type { ModuleRow } from '../rows/module-rows.ts';
import { refuse } from '../sql-error.ts';

/** The text as it is stored: the whole batch, CREATE where ALTER or CREATE OR ALTER stood. */
export function storedDefinition(statement: Module): string {
  const { text } = statement.text;
  const from = statement.verbStart - statement.text.start;
  const to = statement.verbEnd - statement.text.start;
  if (statement.verb === 'create') return text;
  return `${text.slice(0, from)}CREATE${text.slice(to)}`;
}

export function moduleRow(c: Context, statement: Module, id: number, bound: boolean, native: boolean): ModuleRow {
  const has = (name: string) => statement.options.some((option) => option.name === name);
  return {
    object_id: id,
    definition: has('ENCRYPTION') ? null : storedDefinition(statement),
    uses_ansi_nulls: statement.settings.ansiNulls,
    uses_quoted_identifier: statement.settings.quotedIdentifier,
    is_schema_bound: bound,
    uses_database_collation: bound,
    is_recompiled: has('RECOMPILE'),
    null_on_null_input: has('RETURNS NULL ON NULL INPUT'),
    execute_as_principal_id: executeAs(c, statement),
    uses_native_compilation: native,
    inline_type: statement.module === 'scalarFunction' && optionValue(statement.options, 'INLINE') !== 'OFF',
    is_inlineable: statement.module === 'scalarFunction' || statement.module === 'inlineFunction',
  };
}

/** EXECUTE AS: null CALLER, -2 OWNER, otherwise the user's principal_id. Error 15151. */
function executeAs(c: Context, statement: Module): number | null {
  const written = statement.options.find((option) => option.name === 'EXECUTE AS')?.value;
  if (written === undefined) return null;
  const value = written.toUpperCase();
  if (value === 'CALLER') return null;
  if (value === 'OWNER') return -2;
  if (value === 'SELF') return 1;
  const user = written.replace(/^N?'|'$/g, '').replaceAll("''", "'");
  return c.catalog.principalNames.get(c.catalog.fold(user)) ?? refuse(15151, 'execute as', 'user', user);
}
