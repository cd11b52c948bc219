/** A property's value as a reader sees it; absent is an empty text. Types and columns read as in CREATE TABLE. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  if (typeof value !== 'object') return String(value);
  const record = value as Readonly<Record<string, unknown>>;
  if (typeof record.name === 'string' && onlyHas(record, typeMembers)) return typeText(record);
  if (typeof record.name === 'string' && (record.type !== undefined || record.computed !== undefined)) {
    return columnText(record);
  }
  return Object.entries(record)
    .map(([name, member]) => (member === true ? name : `${name} ${valueText(member)}`))
    .join(', ');
}

const typeMembers = new Set([
  'schema',
  'name',
  'length',
  'precision',
  'scale',
  'xmlStyle',
  'xmlSchemaCollection',
  'baseType',
]);

function onlyHas(record: Readonly<Record<string, unknown>>, members: ReadonlySet<string>): boolean {
  return Object.keys(record).every((name) => members.has(name));
}

function typeText(type: Readonly<Record<string, unknown>>): string {
  const { schema, name, length, precision, scale, xmlStyle, xmlSchemaCollection } = type;
  const collection = Array.isArray(xmlSchemaCollection) ? xmlSchemaCollection.join('.') : undefined;
  const args = [length ?? precision, length === undefined && precision !== undefined ? scale : undefined];
  if (length === undefined && precision === undefined && scale !== undefined) args.push(scale);
  const inside = collection === undefined ? args : [`${xmlStyle ?? ''} ${collection}`.trim()];
  const text = inside.filter((part) => part !== undefined).join(', ');
  return `${typeof schema === 'string' ? `${schema}.` : ''}${name}${text === '' ? '' : `(${text})`}`;
}

function columnText(column: Readonly<Record<string, unknown>>): string {
  const { name: _, type, computed, nullable, ...rest } = column;
  const parts = [computed === undefined ? valueText(type) : `AS ${valueText(computed)}`];
  if (computed === undefined) parts.push(nullable === false ? 'NOT NULL' : 'NULL');
  for (const [member, value] of Object.entries(rest)) {
    if (value === true) parts.push(member);
    else if (value !== undefined && value !== false) parts.push(`${member} ${valueText(value)}`);
  }
  return parts.join(' ');
}
