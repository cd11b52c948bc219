/** A place in a text file: 1-based line and column (UTF-16 units), 0-based offset. */
export type Position = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
};

/** One message for a person. `code` is stable; warnings can be suppressed by code and file. */
export type Diagnostic = {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly at?: Position;
  /** The object it is about, spelled `[schema].[name]`. */
  readonly object?: string;
  readonly hint?: string;
};

/**
 * An expected failure: one clear line for a person. Everything that is not one of these is a defect of ours
 * and shows its stack in debug output.
 */
export class RehearsalError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join('\n'));
    this.name = 'RehearsalError';
    this.diagnostics = diagnostics;
  }
}

/** A RehearsalError with one diagnostic. */
export function fail(code: string, message: string, rest: Partial<Omit<Diagnostic, 'code' | 'message'>> = {}): never {
  throw new RehearsalError([{ code, severity: 'error', message, ...rest }]);
}

/** `file:line:column: error CODE: [object]: message Hint` — the shape that editors and Azure DevOps link. */
export function formatDiagnostic(d: Diagnostic): string {
  const place = d.at ? `${d.at.file}:${d.at.line}:${d.at.column}: ` : '';
  const object = d.object ? `${d.object}: ` : '';
  const hint = d.hint ? ` ${d.hint}` : '';
  return `${place}${d.severity} ${d.code}: ${object}${d.message}${hint}`;
}
