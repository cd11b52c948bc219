/** Leaves out members that are undefined, so that equal objects are equal data. */
export function compact<T extends object>(value: T): T {
  const result: Record<string, unknown> = {};
  const given = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(given);
  // One of the busiest loops of reading; an iterator, and entries still more, would be garbage for each member.
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] as string;
    if (given[name] !== undefined) result[name] = given[name];
  }
  return result as T;
}

/** true, or undefined for false: a flag that is absent at its default. */
export function flag(value: boolean | undefined | null): true | undefined {
  return value ? true : undefined;
}
