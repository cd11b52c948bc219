import { type Diagnostic, formatDiagnostic, RehearsalError } from '../base/errors.ts';
import type { TaskHost } from './task-host.ts';

/** What a task says at its end. */
export type TaskEnd = {
  readonly result: 'succeeded' | 'succeededWithIssues' | 'failed';
  readonly message: string;
};

/** Issues of one severity that the agent keeps of a step; the last one says how many more there were. */
const maxIssues = 10;

/**
 * The one error boundary of a task. An expected failure is reported as it is; an unexpected one as a defect, with its stack
 * in debug output only. The process always exits with 0: the agent takes anything else for a broken agent, not a failed step.
 */
export async function runTask(host: TaskHost, work: () => Promise<TaskEnd>): Promise<void> {
  try {
    const end = await work();
    host.complete(end.result, end.message);
  } catch (error) {
    if (error instanceof RehearsalError) {
      reportIssues(host, error.diagnostics);
      host.complete(
        'failed',
        error.diagnostics.length === 1 ? firstMessage(error) : `${error.diagnostics.length} errors, see the log.`,
      );
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof Error && error.stack) host.debug(error.stack);
    host.issue({
      code: 'INTERNAL',
      severity: 'error',
      message: `This is a defect of the task: ${message}`,
      hint: 'Run again with System.Debug set to true for details.',
    });
    host.complete('failed', message);
  }
}

/** Reports as many as the agent keeps as issues, the rest as lines of the log. */
export function reportIssues(host: TaskHost, diagnostics: readonly Diagnostic[]): void {
  for (const severity of ['error', 'warning'] as const) {
    const all = diagnostics.filter((d) => d.severity === severity);
    const shown = all.length > maxIssues ? all.slice(0, maxIssues - 1) : all;
    for (const diagnostic of shown) host.issue(diagnostic);
    if (all.length > shown.length) {
      const rest = all.slice(shown.length);
      host.issue({ code: rest[0]?.code ?? '', severity, message: `and ${rest.length} more, listed in the log.` });
      for (const diagnostic of rest) host.line(formatDiagnostic(diagnostic));
    }
  }
}

function firstMessage(error: RehearsalError): string {
  const first = error.diagnostics[0];
  return first ? formatDiagnostic(first) : error.message;
}
