import { quoteString } from '../base/names.ts';
import type { Batch, ScriptPiece } from '../syntax/batches.ts';
import type { Group, Plan, PlanHazard, Step } from './plan-types.ts';
import type { ScriptStep } from './script-steps.ts';

type Renderable = Omit<Plan, 'files' | 'proof'>;

/**
 * A stretch of deploy.sql: the plan's own statements, or one script of the project, whose statements may depend on data and
 * whose success is not the plan's to promise. Its text is that of its pieces one after the other; a script is never made one
 * text, because it may hold megabytes of data.
 */
export type ScriptPart = { readonly pieces: readonly ScriptPiece[]; readonly script?: string };

/**
 * deploy.sql: every step in order with its key, cause and hazards as comments. The first batch looks at the database, and a
 * guard behind each batch stops after the first error, so it is safe in any query tool. A function of the plan alone.
 */
export function deployScript(plan: Renderable): string {
  return joinParts(deployParts(plan));
}

export function joinParts(parts: readonly ScriptPart[]): string {
  return textsOf(parts).join('');
}

/** The text of all parts, cut nowhere within a line. */
export function textsOf(parts: readonly ScriptPart[]): readonly string[] {
  return parts.flatMap(({ pieces }) => pieces.map(({ text }) => text));
}

/** The same in parts that divide it between batches; those of `scripts` are known to be cut already. */
export function deployParts(plan: Renderable, scripts: readonly ScriptStep[] = []): readonly ScriptPart[] {
  const parts: ScriptPart[] = [];
  let pieces: ScriptPiece[] = [];
  let lines: string[] = [...header(plan), ...opening(plan)];
  const endPiece = (): void => {
    if (lines.length > 0) pieces.push({ text: `${lines.join('\n')}\n` });
    lines = [];
  };
  const end = (script?: string): void => {
    endPiece();
    if (pieces.length > 0) parts.push({ pieces, ...(script !== undefined && { script }) });
    pieces = [];
  };
  const addScriptBatch = (text: string, batch: Batch | undefined): void => {
    endPiece();
    pieces.push({ text, ...(batch && { batch }) });
    // The next piece begins with the end of its last line.
    lines.push('');
  };
  const steps = new Map(plan.steps.map((step) => [step.key, step]));
  const hazards = hazardsByStep(plan);
  for (const group of plan.groups) {
    const [only] = group.steps.map((key) => steps.get(key));
    const script = only?.does === 'script' ? only.on.name : undefined;
    if (script !== undefined) end();
    lines.push(...groupOpening(group, plan.groups.length));
    for (const key of group.steps) {
      const step = steps.get(key);
      if (!step) continue;
      lines.push(...stepOpening(step, hazards.get(key) ?? []));
      const batches = scripts.find(({ name }) => name === script)?.batches;
      for (const [i, sql] of step.sql.entries()) {
        if (script === undefined) lines.push(sql);
        else addScriptBatch(sql, batches?.[i]);
        lines.push('GO', guard(group.transaction), 'GO');
      }
      if (step.does === 'script') lines.push(leftOpen, 'GO', ...sessionSettings, 'GO');
    }
    if (group.transaction) lines.push('COMMIT TRANSACTION;', 'GO', guard(false), 'GO');
    lines.push('');
    if (script !== undefined) end(script);
  }
  lines.push(...closing);
  end();
  return parts;
}

function hazardsByStep({ hazards }: Renderable): ReadonlyMap<string, readonly PlanHazard[]> {
  const result = new Map<string, PlanHazard[]>();
  for (const hazard of hazards) {
    if (hazard.step === undefined) continue;
    const list = result.get(hazard.step);
    if (list) list.push(hazard);
    else result.set(hazard.step, [hazard]);
  }
  return result;
}

function header({ steps, groups, sqlcmd, variables }: Renderable): string[] {
  const lines = [
    '-- Made by Database Rehearsal. What runs is under the id of plan.json: do not change this file by hand.',
    `-- ${steps.length} steps in ${groups.length} groups.`,
  ];
  if (sqlcmd) lines.push('-- Needs SQLCMD mode: variables stand outside string literals.');
  else if (variables.length > 0)
    lines.push('-- Has SQLCMD variables inside string literals: run it in SQLCMD mode, or replace them.');
  for (const { name } of variables) lines.push(`-- Variable: ${comment(name)}`);
  return lines;
}

function opening({ steps }: Renderable): string[] {
  if (steps.length === 0) return ['-- Nothing to do.', ''];
  return [
    'SET NOCOUNT ON;',
    'SET XACT_ABORT ON;',
    ...sessionSettings,
    'GO',
    `IF DB_NAME() IN (N'master', N'model', N'msdb', N'tempdb') OR @@TRANCOUNT > 0`,
    'BEGIN',
    `  RAISERROR (${quoteString('Run this in the database that the plan is for, outside any transaction.')}, 16, 1);`,
    '  SET NOEXEC ON;',
    'END;',
    'GO',
    '',
  ];
}

const sessionSettings = [
  'SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;',
  'SET NUMERIC_ROUNDABORT OFF;',
];

function groupOpening(group: Group, count: number): string[] {
  const lines = [`-- Group ${group.number} of ${count}: ${comment(group.why)}.`];
  return group.transaction ? [...lines, 'BEGIN TRANSACTION;', 'GO'] : lines;
}

function stepOpening(step: Step, hazards: readonly PlanHazard[]): string[] {
  const lines = [`-- Step: ${comment(step.key)}`];
  for (const [i, cause] of step.because.entries())
    lines.push(cause === '…' ? '--   …' : `-- ${i === 0 ? 'Because' : '  because'} ${comment(cause)}.`);
  for (const { severity, code, message } of hazards) lines.push(`-- ${severity} ${code}: ${comment(message)}`);
  for (const { requires, sql } of step.variants ?? []) {
    const server = [requires.version === undefined ? '' : `version ${requires.version}`, requires.edition ?? ''];
    lines.push(`-- On ${server.filter((part) => part !== '').join(', ')} this runs instead:`);
    for (const line of sql.join('\n').split('\n')) lines.push(`--   ${comment(line)}`);
  }
  lines.push(`SET LOCK_TIMEOUT ${step.lockTimeout};`, 'GO');
  return lines;
}

/** @@ERROR is that of the last statement of the batch before; a transaction that is gone was rolled back. */
function guard(inTransaction: boolean): string {
  return inTransaction ? 'IF @@ERROR <> 0 OR @@TRANCOUNT <> 1 SET NOEXEC ON;' : 'IF @@ERROR <> 0 SET NOEXEC ON;';
}

/** A transaction of a script may span its batches, and must be over at its end. */
const leftOpen = 'IF @@TRANCOUNT <> 0 SET NOEXEC ON;';

/** SET NOEXEC OFF is the one statement that runs under NOEXEC ON: what the variable holds tells whether all went well. */
const closing = [
  'DECLARE @done bit;',
  'SET @done = 1;',
  'SET NOEXEC OFF;',
  "IF @done = 1 PRINT N'Done.';",
  'ELSE',
  'BEGIN',
  '  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;',
  "  RAISERROR (N'Stopped at the first error; nothing behind it ran.', 16, 1);",
  'END;',
  'GO',
];

/** One line of a comment: names may hold line breaks and what SQLCMD would take for a variable. */
function comment(text: string): string {
  return text.replace(/[\r\n\u2028\u2029\u0085]+/g, ' ').replaceAll('$(', '$ (');
}
