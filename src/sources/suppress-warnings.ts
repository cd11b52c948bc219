import type { Diagnostic } from '../base/errors.ts';
import type { SqlProject } from '../formats/project/sql-project.ts';

/** Leaves out the warnings that a project suppresses, for all files or for one, and turns the rest into errors when it says so. */
export function suppressWarnings(diagnostics: readonly Diagnostic[], project: SqlProject): readonly Diagnostic[] {
  const everywhere = new Set(project.suppressWarnings.map(number));
  const byFile = new Map(project.scripts.map((script) => [script.path, new Set(script.suppressWarnings.map(number))]));
  return diagnostics.flatMap((diagnostic): Diagnostic[] => {
    if (diagnostic.severity !== 'warning') return [diagnostic];
    const code = number(diagnostic.code);
    if (everywhere.has(code) || (diagnostic.at && byFile.get(diagnostic.at.file)?.has(code))) return [];
    // TreatTSqlWarningsAsErrors is about T-SQL, not about what the project file itself says.
    return [
      project.treatWarningsAsErrors && /^S(QL|YN)/.test(diagnostic.code)
        ? { ...diagnostic, severity: 'error' }
        : diagnostic,
    ];
  });
}

/** Projects write `71502`, messages `SQL71502`. */
function number(code: string): string {
  return code.toUpperCase().replace(/^SQL/, '');
}
