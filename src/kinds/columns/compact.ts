/** Leaves out members that are undefined, so that equal objects are equal data. */
export function compact<T extends object>(value: T): T {
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) if (member !== undefined) result[name] = member;
  return result as T;
}

/** true, or undefined for false: a flag that is absent at its default. */
export function flag(value: boolean | undefined | null): true | undefined {
  return value ? true : undefined;
}
