import type { Diagnostic } from '../base/errors.ts';

/**
 * Says why a value cannot stand for a database: a connection string (it would be readable in the list of processes and in
 * logs, so it is not repeated in the message), or a connection by name, which this version does not read.
 */
export function checkSource(label: string, value: string): Diagnostic | undefined {
  if (holdsConnectionString(value)) {
    return {
      code: 'USAGE',
      severity: 'error',
      message: `${label} holds a connection string: anybody who sees the command or the log could read it.`,
      hint: 'Give a .dacpac or a project.',
    };
  }
  if (/^env:/i.test(value) || value === 'stdin') {
    return {
      code: 'USAGE',
      severity: 'error',
      message: `${label}: reading a live database (${value}) is not in this version.`,
      hint: 'Give a .dacpac or a project.',
    };
  }
  return undefined;
}

/** Whether a text looks like an ADO.NET connection string, with or without its password. */
export function holdsConnectionString(value: string): boolean {
  return /\b(password|pwd|server|data source|addr|address|network address|user id|uid)\s*=/i.test(value);
}
