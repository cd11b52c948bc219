import type { Diagnostic } from '../base/errors.ts';
import type { Naming } from '../base/names.ts';
import type { Statement } from '../statements/tree/index.ts';
import type { Batch } from '../syntax/batches.ts';
import { variableMistakes } from '../syntax/declared-variables.ts';
import { directivesOf } from '../syntax/sqlcmd.ts';
import { TokenKind } from '../syntax/token.ts';
import type { Tokens } from '../syntax/tokens.ts';

/** What is wrong with a definition's text, and where. */
export type Refusal = { readonly diagnostic: Omit<Diagnostic, 'at'>; readonly offset: number };

/**
 * SQLCMD lines of a script that is built: DacFx reads definitions without SQLCMD and refuses them. Passed over in silence, what
 * `:r` includes would be missing.
 */
export function refusedLines(tokens: Tokens): readonly Refusal[] {
  return directivesOf(tokens).map(({ start, end }) => ({
    diagnostic: syntax(
      `The SQLCMD line '${tokens.text.slice(start, end).trim()}' is no part of a definition.`,
      'Build the included file itself, or move the line to a pre- or post-deployment script.',
    ),
    offset: start,
  }));
}

/**
 * What a batch of definitions cannot say: `GO 5`, because a definition runs once, and `$(Name)` that stands by itself, because
 * DacFx, which deploys a package, reads it only inside names and literals. The database's own name may be a variable.
 */
export function refusedInBatch(batch: Batch, statements: readonly Statement[]): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const { tokens } = batch;
  if (batch.count !== 1) {
    const hint = 'Leave out the number.';
    refusals.push({ diagnostic: syntax(`A definition cannot run ${batch.count} times.`, hint), offset: batch.end });
  }
  if (!tokens.text.includes('$(')) return refusals;
  for (let i = batch.from; i < batch.to; i += 1) {
    if (tokens.kinds[i] !== TokenKind.sqlcmdVariable) continue;
    const start = tokens.starts[i] ?? 0;
    const statement = statements.find((one) => one.start <= start && start < one.end);
    if (statement && /^(alterDatabase|use)/.test(statement.kind)) continue;
    refusals.push({
      diagnostic: syntax(
        `The SQLCMD variable ${tokens.text.slice(start, tokens.ends[i])} stands outside a name or literal.`,
        "Put it into brackets, as in [$(Name)].[dbo].[T], or into a literal, as in '$(Name)'.",
      ),
      offset: start,
    });
  }
  return refusals;
}

/** An object or column whose name holds a SQLCMD variable: no name of a database would ever be the same. */
export function refusedName(name: string): Omit<Diagnostic, 'at'> | undefined {
  if (!/\$\([A-Za-z_][\w.-]*\)/.test(name)) return undefined;
  return {
    code: 'SQL70604',
    severity: 'error',
    message: `A SQLCMD variable cannot be part of an object's name: ${name}.`,
    hint: 'Name the object, or make it in a pre- or post-deployment script.',
  };
}

function syntax(message: string, hint: string): Omit<Diagnostic, 'at'> {
  return { code: 'SQL46010', severity: 'error', message, hint };
}

/** What the grammar says of a text, as the parsers of statements say it. */
export function syntaxError(message: string): Omit<Diagnostic, 'at'> {
  return { code: 'SYN001', severity: 'error', message };
}

/** Variables of a batch that are not declared or declared twice; parameters of a module are declared by its header. */
export function wrongVariables(batch: Batch, statements: readonly Statement[], naming: Naming): readonly Refusal[] {
  const [module] = statements;
  // CREATE RULE and CREATE AGGREGATE have variables of their own.
  if (module !== undefined && module.kind !== 'module') return [];
  const given = module?.parameters.map(({ name }) => name) ?? [];
  if (module?.returnsTable?.variable) given.push(module.returnsTable.variable);
  return variableMistakes(batch, given, naming.fold).map(({ mistake, name, offset }) => ({
    diagnostic:
      mistake === 'undeclared'
        ? { code: 'SQL70590', severity: 'error', message: `The variable or parameter ${name} is not declared.` }
        : { code: 'SQL71511', severity: 'error', message: `The variable ${name} is declared before.` },
    offset,
  }));
}
