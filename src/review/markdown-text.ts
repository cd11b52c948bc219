import { showName } from './words.ts';

/** Rows per table: the summary page of a run gets slow beyond about 100 KB. */
export const maxRows = 200;

/** A pipe table; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], rest = 'plan.json'): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const shown = rows.slice(0, maxRows).map(line);
  const more = rows.length > maxRows ? `\n\n… and ${rows.length - maxRows} more: see ${rest}.` : '';
  return [line(head), line(head.map(() => '---')), ...shown].join('\n') + more;
}

/** Text in a sentence or a cell: no markup of its own, on one line. */
export function prose(text: string): string {
  return showName(text)
    .replace(/[\\`*|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/\](?=\()/g, ']\\');
}

/** A name or value as code, in a table cell too. */
export function code(text: string): string {
  const shown = showName(text).replaceAll('|', '\\|');
  if (!shown.includes('`')) return shown === '' ? '' : `\`${shown}\``;
  const longest = Math.max(...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${shown} ${fence}`;
}
