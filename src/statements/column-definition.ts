import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { atConstraint, readConstraint } from './constraints.ts';
import { atDataType, readDataType } from './data-type.ts';
import { readExpression } from './extent.ts';
import { readInlineIndex } from './inline-index.ts';
import { atIdentifier, readIdentifier } from './names.ts';
import { readOptions, readSingleValue } from './options.ts';
import type { ColumnDefinition, Constraint, GeneratedAlways, Identity, Option } from './tree/index.ts';

type Column = { -readonly [K in keyof ColumnDefinition]: ColumnDefinition[K] };

/** column ::= name { data_type | AS expression [ PERSISTED ] } [ attribute … ] */
export function readColumnDefinition(c: Cursor): ColumnDefinition {
  const constraints: Constraint[] = [];
  const column: Column = {
    name: '',
    rowGuidCol: false,
    sparse: false,
    columnSet: false,
    fileStream: false,
    hidden: false,
    constraints,
    start: c.start(),
    end: 0,
  };
  column.name = readIdentifier(c);
  if (c.accept('AS')) column.computed = readExpression(c);
  else if (atDataType(c)) column.type = readDataType(c);
  // A column that is called timestamp needs no type.
  else if (column.name.toLowerCase() === 'timestamp') column.type = { name: 'timestamp' };
  else c.fail('a data type expected');
  while (readAttribute(c, column, constraints));
  column.end = c.end(-1);
  return column;
}

/** Reads one attribute or constraint; false where the column ends. */
function readAttribute(c: Cursor, column: Column, constraints: Constraint[]): boolean {
  if (c.kind() !== TokenKind.word) return false;
  switch (c.upper()) {
    case 'NULL':
      c.advance();
      column.nullable = true;
      return true;
    case 'NOT':
      c.expect('NOT', 'NULL');
      column.nullable = false;
      return true;
    case 'COLLATE':
      c.advance();
      column.collation = c.name();
      return true;
    case 'IDENTITY':
      column.identity = readIdentity(c);
      return true;
    case 'ROWGUIDCOL':
      c.advance();
      column.rowGuidCol = true;
      return true;
    case 'SPARSE':
      c.advance();
      column.sparse = true;
      return true;
    case 'COLUMN_SET':
      c.expect('COLUMN_SET', 'FOR', 'ALL_SPARSE_COLUMNS');
      column.columnSet = true;
      return true;
    case 'FILESTREAM':
      c.advance();
      column.fileStream = true;
      return true;
    case 'HIDDEN':
      c.advance();
      column.hidden = true;
      return true;
    case 'PERSISTED':
      c.advance();
      column.persisted = true;
      return true;
    case 'GENERATED':
      column.generatedAlways = readGeneratedAlways(c);
      return true;
    case 'MASKED':
      column.maskedWith = readMask(c);
      return true;
    case 'ENCRYPTED':
      column.encryptedWith = readEncryption(c);
      return true;
    case 'INDEX':
      column.index = readInlineIndex(c);
      return true;
    default:
      return readColumnConstraint(c, column, constraints);
  }
}

/** [ CONSTRAINT name ] { NULL | NOT NULL | constraint }; names of NULL and NOT NULL are accepted and mean nothing. */
function readColumnConstraint(c: Cursor, column: Column, constraints: Constraint[]): boolean {
  if (!atConstraint(c) || c.at('CONNECTION')) return false;
  if (c.at('CONSTRAINT') && atIdentifier(c, 1)) {
    if (c.upper(2) === 'NULL' || (c.upper(2) === 'NOT' && c.upper(3) === 'NULL')) {
      column.nullable = c.upper(2) === 'NULL';
      c.advance(column.nullable ? 3 : 4);
      return true;
    }
  }
  constraints.push(readConstraint(c));
  return true;
}

/** IDENTITY [ ( seed , increment ) ] [ NOT FOR REPLICATION ] */
function readIdentity(c: Cursor): Identity {
  c.expect('IDENTITY');
  let seed = '1';
  let increment = '1';
  if (c.accept('(')) {
    seed = readSingleValue(c);
    c.expect(',');
    increment = readSingleValue(c);
    c.expect(')');
  }
  return { seed, increment, notForReplication: c.accept('NOT', 'FOR', 'REPLICATION') };
}

/** GENERATED ALWAYS AS { ROW | TRANSACTION_ID | SEQUENCE_NUMBER } { START | END } */
export function readGeneratedAlways(c: Cursor): GeneratedAlways {
  c.expect('GENERATED', 'ALWAYS', 'AS');
  const as = c.accept('ROW')
    ? 'ROW'
    : c.accept('TRANSACTION_ID')
      ? 'TRANSACTION_ID'
      : c.accept('SEQUENCE_NUMBER')
        ? 'SEQUENCE_NUMBER'
        : c.fail("'ROW', 'TRANSACTION_ID' or 'SEQUENCE_NUMBER' expected");
  const edge = c.accept('START') ? 'START' : c.accept('END') ? 'END' : c.fail("'START' or 'END' expected");
  return { as, edge };
}

/** MASKED WITH ( FUNCTION = 'function' ) */
export function readMask(c: Cursor): string {
  c.expect('MASKED', 'WITH', '(', 'FUNCTION', '=');
  const mask = c.string();
  c.expect(')');
  return mask;
}

/** ENCRYPTED WITH ( COLUMN_ENCRYPTION_KEY = key , ENCRYPTION_TYPE = type , ALGORITHM = 'name' ) */
export function readEncryption(c: Cursor): Option[] {
  c.expect('ENCRYPTED', 'WITH');
  return readOptions(c);
}
