import type { Diagnostic } from '../base/errors.ts';
import { neutralise } from '../base/neutralise.ts';
import type { JobToken, ServiceEndpoint, TaskHost } from './task-host.ts';

/** What a task did to a host in memory. */
export type MemoryRun = {
  readonly outputs: Map<string, string>;
  readonly lines: string[];
  readonly progress: { readonly percent: number; readonly text: string }[];
  readonly issues: Diagnostic[];
  readonly summaries: Map<string, string>;
  /** Files by type and name. */
  readonly attachments: { readonly type: string; readonly name: string; readonly file: string }[];
  readonly artifacts: Map<string, string>;
  readonly testResults: Map<string, string>;
  readonly tags: string[];
  result?: string;
  message?: string;
};

/** An agent in memory, for tests: the same contract, with everything that was said kept in `run`. */
export function memoryHost(
  inputs: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
  jobToken?: JobToken,
  endpoints: readonly ServiceEndpoint[] = [],
): { readonly host: TaskHost; readonly run: MemoryRun } {
  const run: MemoryRun = {
    outputs: new Map(),
    lines: [],
    progress: [],
    issues: [],
    summaries: new Map(),
    attachments: [],
    artifacts: new Map(),
    testResults: new Map(),
    tags: [],
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
    progress: (percent, text) => run.progress.push({ percent, text: neutralise(text) }),
    issue: (diagnostic) => run.issues.push(diagnostic),
    summary: (title, file) => run.summaries.set(title, file),
    attach: (type, name, file) => run.attachments.push({ type, name, file }),
    jobToken: () => jobToken,
    testResults: (title, file) => run.testResults.set(title, file),
    tag: (tag) => run.tags.push(tag),
    endpoint: (id) => endpoints.find((e) => e.id === id),
    artifact: (name, folder) => run.artifacts.set(name, folder),
    complete: (result, message) => {
      run.result = result;
      run.message = neutralise(message);
    },
  };
  return { host, run };
}
