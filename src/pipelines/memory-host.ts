import type { Diagnostic } from '../base/errors.ts';
import { neutralise } from './neutralise.ts';
import type { TaskHost } from './task-host.ts';

/** What a task did to a host in memory. */
export type MemoryRun = {
  readonly outputs: Map<string, string>;
  readonly lines: string[];
  readonly issues: Diagnostic[];
  readonly summaries: Map<string, string>;
  readonly artifacts: Map<string, string>;
  result?: string;
  message?: string;
};

/** An agent in memory, for tests: the same contract, with everything that was said kept in `run`. */
export function memoryHost(
  inputs: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): { readonly host: TaskHost; readonly run: MemoryRun } {
  const run: MemoryRun = {
    outputs: new Map(),
    lines: [],
    issues: [],
    summaries: new Map(),
    artifacts: new Map(),
  };
  const host: TaskHost = {
    input: (name) => {
      const value = inputs[name]?.trim();
      return value === '' ? undefined : value;
    },
    variable: (name) => variables[name],
    output: (name, value) => run.outputs.set(name, neutralise(value)),
    line: (text) => run.lines.push(neutralise(text)),
    debug: () => undefined,
    issue: (diagnostic) => run.issues.push(diagnostic),
    summary: (title, file) => run.summaries.set(title, file),
    artifact: (name, folder) => run.artifacts.set(name, folder),
    complete: (result, message) => {
      run.result = result;
      run.message = neutralise(message);
    },
  };
  return { host, run };
}
