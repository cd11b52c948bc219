import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readEncryption, readGeneratedAlways, readMask } from './column-definition.ts';
import { readDataType } from './data-type.ts';
import { readIdentifier } from './names.ts';
import { readOptions, readWithOptions } from './options.ts';
import type { AlterTableAction } from './tree/index.ts';

type AlterColumn = Extract<AlterTableAction, { readonly action: 'alterColumn' }>;
type Feature = Extract<AlterTableAction, { readonly action: 'alterColumnFeature' }>;

/** ALTER COLUMN name { { ADD | DROP } feature | data_type [ attribute … ] [ WITH ( ONLINE = … ) ] } */
export function parseAlterColumn(c: Cursor): AlterTableAction {
  c.expect('ALTER', 'COLUMN');
  const column = readIdentifier(c);
  if (c.accept('ADD')) return readFeature(c, column, true);
  if (c.accept('DROP')) return readFeature(c, column, false);
  const change: { -readonly [K in keyof AlterColumn]: AlterColumn[K] } = {
    action: 'alterColumn',
    column,
    type: readDataType(c),
    options: [],
  };
  while (readAttribute(c, change));
  return change;
}

/** { ROWGUIDCOL | PERSISTED | NOT FOR REPLICATION | SPARSE | HIDDEN | MASKED [ WITH (…) ] } */
function readFeature(c: Cursor, column: string, add: boolean): Feature {
  if (c.accept('NOT', 'FOR', 'REPLICATION')) {
    readOptionsOfFeature(c);
    return { action: 'alterColumnFeature', column, add, feature: 'NOT FOR REPLICATION' };
  }
  if (add && c.at('MASKED')) {
    const maskedWith = readMask(c);
    readOptionsOfFeature(c);
    return { action: 'alterColumnFeature', column, add, feature: 'MASKED', maskedWith };
  }
  for (const feature of ['ROWGUIDCOL', 'PERSISTED', 'SPARSE', 'HIDDEN', 'MASKED'] as const) {
    if (c.accept(feature)) {
      readOptionsOfFeature(c);
      return { action: 'alterColumnFeature', column, add, feature };
    }
  }
  return c.fail("'ROWGUIDCOL', 'PERSISTED', 'NOT FOR REPLICATION', 'SPARSE', 'HIDDEN' or 'MASKED' expected");
}

/** [ WITH ( ONLINE = … ) ] says how, not what; the trees leave it out. */
function readOptionsOfFeature(c: Cursor): void {
  readWithOptions(c);
}

function readAttribute(c: Cursor, change: { -readonly [K in keyof AlterColumn]: AlterColumn[K] }): boolean {
  if (c.kind() !== TokenKind.word) return false;
  switch (c.upper()) {
    case 'NULL':
      c.advance();
      change.nullable = true;
      return true;
    case 'NOT':
      c.expect('NOT', 'NULL');
      change.nullable = false;
      return true;
    case 'COLLATE':
      c.advance();
      change.collation = c.name();
      return true;
    case 'COLUMN_SET':
      c.expect('COLUMN_SET', 'FOR', 'ALL_SPARSE_COLUMNS');
      change.columnSet = true;
      return true;
    case 'FILESTREAM':
      c.advance();
      change.fileStream = true;
      return true;
    case 'SPARSE':
      c.advance();
      change.sparse = true;
      return true;
    case 'HIDDEN':
      c.advance();
      change.hidden = true;
      return true;
    case 'GENERATED':
      change.generatedAlways = readGeneratedAlways(c);
      return true;
    case 'MASKED':
      change.maskedWith = readMask(c);
      return true;
    case 'ENCRYPTED':
      change.encryptedWith = readEncryption(c);
      return true;
    case 'WITH':
      if (!c.at('WITH', '(')) return false;
      c.advance();
      change.options = readOptions(c);
      return true;
    default:
      return false;
  }
}
