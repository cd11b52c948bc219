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
  for (const key of Object.keys(source).sort()) {
    const member = source[key];
    if (member !== undefined) members += `${members.length > 1 ? ',' : ''}"${key}":${stableText(member)}`;
  }
  return `${members}}`;
}
