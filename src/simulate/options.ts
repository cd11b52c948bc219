import type { Option } from '../statements/tree/index.ts';

/** The value of an option in upper case; '' when it stands without one; undefined when it is not there. */
export function optionValue(options: readonly Option[], name: string): string | undefined {
  for (const option of options) if (option.name === name) return (option.value ?? '').toUpperCase();
  return undefined;
}

export function findOption(options: readonly Option[], name: string): Option | undefined {
  return options.find((option) => option.name === name);
}

/** ON → true, OFF → false, not given → `otherwise`. An option without a value counts as ON. */
export function optionFlag(options: readonly Option[], name: string, otherwise: boolean): boolean {
  const value = optionValue(options, name);
  return value === undefined ? otherwise : value !== 'OFF';
}

export function optionNumber(options: readonly Option[], name: string): number | undefined {
  const value = optionValue(options, name);
  if (value === undefined) return undefined;
  const number = Number.parseInt(value, 10);
  return Number.isNaN(number) ? undefined : number;
}

/** `1, 3 TO 5` → whether a partition number is in the list. */
export function partitionList(text: string): (partition: number) => boolean {
  const ranges = text
    .replace(/^\s*\(|\)\s*$/g, '')
    .split(',')
    .map((part) => /(\d+)(?:\s+TO\s+(\d+))?/i.exec(part))
    .map((match) => [Number(match?.[1] ?? 0), Number(match?.[2] ?? match?.[1] ?? 0)] as const);
  return (partition) => ranges.some(([from, to]) => partition >= from && partition <= to);
}
