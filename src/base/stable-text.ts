/**
 * A value as one line of JSON with sorted keys and without undefined members: the same value gives the same text, whatever
 * order its members were set in.
 */
export function stableText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) {
    let items = '[';
    for (const item of value) items += `${items.length > 1 ? ',' : ''}${stableText(item)}`;
    return `${items}]`;
  }
  const source = value as Readonly<Record<string, unknown>>;
  let members = '{';
  for (const key of sortedKeys(source)) {
    const member = source[key];
    if (member !== undefined) members += `${members.length > 1 ? ',' : ''}"${key}":${stableText(member)}`;
  }
  return `${members}}`;
}

/** The names of an object's members in the order of their characters. Most are made in that order, and sorting copies. */
export function sortedKeys(value: object): readonly string[] {
  const keys = Object.keys(value);
  for (let i = 1; i < keys.length; i += 1) if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort();
  return keys;
}
