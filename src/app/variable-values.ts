import type { Diagnostic } from '../base/errors.ts';
import type { VariableValue, VariableValues } from '../deploy/expand.ts';
import type { Variable } from '../plan/plan-types.ts';

export type ValueSources = {
  /** `--var Name=Value`. */
  readonly given: Readonly<Record<string, string>>;
  /** Column of the plan's values; its `default` where it has none of that name. */
  readonly environment?: string;
  /** A secret by the name of its variable. */
  readonly secret: (name: string) => string | undefined;
};

/** The values of a plan's SQLCMD variables. One without a value is missed when a step needs it. */
export function variableValues(
  variables: readonly Variable[],
  { given, environment, secret }: ValueSources,
): { readonly values: VariableValues; readonly problems: readonly Diagnostic[] } {
  const values = new Map<string, VariableValue>();
  const problems: Diagnostic[] = [];
  const secrets = new Set(variables.filter((variable) => variable.secret).map(({ name }) => name.toLowerCase()));
  for (const variable of variables) {
    const value = variable.secret
      ? secret(variable.name)
      : (variable.values[environment ?? 'default'] ?? variable.values.default);
    // A project writes a variable without a default as one that is empty.
    if (value !== undefined && value !== '')
      values.set(variable.name.toLowerCase(), { value, secret: variable.secret });
  }
  for (const [name, value] of Object.entries(given)) {
    if (secrets.has(name.toLowerCase()))
      problems.push({
        code: 'DEP024',
        severity: 'error',
        message: `The variable ${name} is a secret, and whoever sees the command can read its value.`,
        hint: `Set a variable ${name} in the environment; in a pipeline, a secret variable of that name.`,
      });
    else values.set(name.toLowerCase(), { value, secret: false });
  }
  return { values, problems };
}
