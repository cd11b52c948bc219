import type { Diagnostic } from '../base/errors.ts';

/**
 * Says why a value cannot stand for a database: a connection string (it would be readable in the list of processes and in
 * logs, so it is not repeated in the message), or a connection by name where only files can stand.
 */
export function checkSource(label: string, value: string, { live = false } = {}): Diagnostic | undefined {
  const hint = live ? 'Give a .dacpac, a project, or env:NAME with the name of a variable that holds it.' : onlyFiles;
  if (holdsConnectionString(value)) {
    return {
      code: 'USAGE',
      severity: 'error',
      message: `${label} holds a connection string: anybody who sees the command or the log could read it.`,
      hint,
    };
  }
  if (!live && isConnection(value)) {
    return {
      code: 'USAGE',
      severity: 'error',
      message: `${label} takes no live database (${value}).`,
      hint: onlyFiles,
    };
  }
  return undefined;
}

const onlyFiles = 'Give a .dacpac or a project.';

/** Whether a text names a connection, `env:NAME`, `stdin` or a service connection of the task, rather than a file. */
export function isConnection(text: string): boolean {
  return text === 'stdin' || /^(env|service):/i.test(text);
}

/** Whether a text looks like an ADO.NET connection string, with or without its password. */
export function holdsConnectionString(value: string): boolean {
  return /\b(password|pwd|server|data source|addr|address|network address|user id|uid)\s*=/i.test(value);
}
