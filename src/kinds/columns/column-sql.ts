import { quote, quoteString } from '../../base/names.ts';
import type { ColumnProps } from './column-props.ts';
import { typeText } from './model-type.ts';

/** What may stand inside a column definition besides the column itself, in the order of T-SQL. */
export type ColumnClauses = {
  /** `CONSTRAINT [n] DEFAULT …`, behind the nullability. */
  readonly constraints?: readonly string[];
};

/** `[c] [int] IDENTITY (1, 1) NOT NULL`: the column as it stands in CREATE TABLE and in ALTER TABLE ADD. */
export function columnText(column: ColumnProps, clauses: ColumnClauses = {}): string {
  const parts = [quote(column.name)];
  if (column.computed !== undefined) {
    parts.push(`AS ${parenthesized(column.computed)}`);
    if (column.persisted) parts.push(column.persistedNotNull ? 'PERSISTED NOT NULL' : 'PERSISTED');
    return [...parts, ...(clauses.constraints ?? [])].join(' ');
  }
  if (column.type) parts.push(typeText(column.type));
  if (column.columnSet) parts.push('COLUMN_SET FOR ALL_SPARSE_COLUMNS');
  if (column.fileStream) parts.push('FILESTREAM');
  // Only a collation that differs is written; the database's own is what a new column gets.
  if (column.collation !== undefined) parts.push(`COLLATE ${column.collation}`);
  if (column.sparse) parts.push('SPARSE');
  if (column.mask !== undefined) parts.push(`MASKED WITH (FUNCTION = ${plainString(column.mask)})`);
  if (column.generated !== undefined) parts.push(`GENERATED ALWAYS AS ${column.generated}`);
  if (column.hidden) parts.push('HIDDEN');
  if (column.encryption) parts.push(encryptionText(column.encryption));
  if (column.identity) {
    const { seed, increment, notForReplication } = column.identity;
    parts.push(`IDENTITY (${seed}, ${increment})${notForReplication ? ' NOT FOR REPLICATION' : ''}`);
  }
  if (!column.columnSet) parts.push(column.nullable ? 'NULL' : 'NOT NULL');
  if (column.rowGuid) parts.push('ROWGUIDCOL');
  return [...parts, ...(clauses.constraints ?? [])].join(' ');
}

function encryptionText(encryption: NonNullable<ColumnProps['encryption']>): string {
  const { key, type, algorithm } = encryption;
  return `ENCRYPTED WITH (COLUMN_ENCRYPTION_KEY = ${quote(key)}, ENCRYPTION_TYPE = ${type}, ALGORITHM = ${plainString(algorithm)})`;
}

/** `'it''s'` */
export function plainString(text: string): string {
  return quoteString(text).slice(1);
}

/** Puts parentheses around an expression that does not stand in one pair as a whole. */
export function parenthesized(expression: string): string {
  const text = expression.trim();
  return isParenthesized(text) ? text : `(${closed(text)})`;
}

/** An expression that ends in a line comment needs a line of its own before what follows. */
function closed(text: string): string {
  return /--[^\n]*$/.test(text) ? `${text}\n` : text;
}

function isParenthesized(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (character === "'" || character === '"' || character === '[') {
      const end = closing(text, i, character === '[' ? ']' : character);
      if (end < 0) return false;
      i = end;
    } else if (text.startsWith('--', i)) {
      const end = text.indexOf('\n', i);
      if (end < 0) return false;
      i = end;
    } else if (text.startsWith('/*', i)) {
      const end = text.indexOf('*/', i);
      if (end < 0) return false;
      i = end + 1;
    } else if (character === '(') depth += 1;
    else if (character === ')') {
      depth -= 1;
      if (depth === 0) return i === text.length - 1;
    }
  }
  return false;
}

/** Offset of the mark that ends the quoted text at `start`; doubled marks belong to the text. */
function closing(text: string, start: number, mark: string): number {
  for (let i = start + 1; i < text.length; i += 1) {
    if (text[i] !== mark) continue;
    if (text[i + 1] !== mark) return i;
    i += 1;
  }
  return -1;
}
