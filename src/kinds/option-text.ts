import type { Option } from '../statements/tree/index.ts';

/** The value of an option, without quotes or brackets; undefined when it is not given. */
export function optionText(options: readonly Option[], name: string): string | undefined {
  const value = options.find((option) => option.name === name)?.value;
  return value === undefined ? undefined : bare(value);
}

/** `N'it''s'` → it's, `[na]]me]` → na]me, anything else as it is. */
export function bare(text: string): string {
  const string = /^N?'([\s\S]*)'$/i.exec(text);
  if (string) return (string[1] ?? '').replaceAll("''", "'");
  if (text.startsWith('[') && text.endsWith(']')) return text.slice(1, -1).replaceAll(']]', ']');
  if (text.length > 1 && text.startsWith('"') && text.endsWith('"')) return text.slice(1, -1).replaceAll('""', '"');
  return text;
}

/** Whether an option is ON; undefined when it is not given. `NAME` alone counts as ON. */
export function optionIsOn(options: readonly Option[], name: string): boolean | undefined {
  const option = options.find((candidate) => candidate.name === name);
  return option === undefined ? undefined : option.value === undefined || /^(ON|TRUE|1)$/i.test(option.value);
}
