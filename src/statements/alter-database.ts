import type { Cursor } from '../syntax/cursor.ts';
import { readDatabaseOptions, readTermination } from './database-options.ts';
import { readIdentifier, readLooseName } from './names.ts';
import { parseOpaque } from './opaque.ts';
import { readOptions, readSingleValue } from './options.ts';
import { atStatementStart, restOfStatement } from './statement-start.ts';
import type { AlterDatabase, FileSpecification, StatementBody } from './tree/index.ts';

type Change = AlterDatabase['change'];

/** ALTER DATABASE { { name | CURRENT } change | SCOPED CONFIGURATION … | an object of a database }, at DATABASE. */
export function parseAlterDatabase(c: Cursor): StatementBody {
  if (c.accept('DATABASE', 'SCOPED', 'CONFIGURATION')) {
    return { kind: 'alterDatabase', change: readScopedConfiguration(c) };
  }
  if (
    c.at('DATABASE', 'SCOPED', 'CREDENTIAL') ||
    c.at('DATABASE', 'AUDIT', 'SPECIFICATION') ||
    c.at('DATABASE', 'ENCRYPTION', 'KEY')
  ) {
    c.index -= 1;
    return parseOpaque(c, 'alter');
  }
  c.expect('DATABASE');
  if (c.accept('CURRENT')) return { kind: 'alterDatabase', change: readChange(c) };
  const database = readIdentifier(c);
  return { kind: 'alterDatabase', database, change: readChange(c) };
}

function readChange(c: Cursor): Change {
  const from = c.index;
  if (c.accept('SET')) return readSet(c);
  if (c.accept('COLLATE')) return { action: 'collate', collation: c.name() };
  if (c.accept('ADD', 'FILEGROUP')) return readAddFileGroup(c);
  if (c.accept('REMOVE', 'FILEGROUP')) return { action: 'removeFileGroup', name: readLooseName(c) };
  if (c.accept('MODIFY', 'FILEGROUP')) {
    const name = readLooseName(c);
    // WITH ROLLBACK belongs to it.
    return { action: 'modifyFileGroup', name, change: restOfStatement(c, c.index, (at) => at.at('ROLLBACK')) };
  }
  if (c.accept('ADD', 'LOG', 'FILE')) return readAddFile(c, true);
  if (c.accept('ADD', 'FILE')) return readAddFile(c, false);
  if (c.accept('MODIFY', 'FILE')) return { action: 'modifyFile', file: readFile(c) };
  if (c.accept('REMOVE', 'FILE')) return { action: 'removeFile', name: readLooseName(c) };
  if (c.accept('MODIFY', 'NAME', '=')) return { action: 'modifyName', name: readIdentifier(c) };
  if (c.done || c.at(';')) c.fail('a change of the database expected');
  return { action: 'other', text: restOfStatement(c, from) };
}

/** SET option [ ,… ] [ WITH { ROLLBACK AFTER n [ SECONDS ] | ROLLBACK IMMEDIATE | NO_WAIT } ] */
function readSet(c: Cursor): Change {
  const options = readDatabaseOptions(c);
  const termination = readTermination(c);
  return { action: 'set', options, ...(termination === undefined ? {} : { termination }) };
}

/** ADD FILEGROUP name [ CONTAINS { FILESTREAM | MEMORY_OPTIMIZED_DATA } ] */
function readAddFileGroup(c: Cursor): Change {
  const name = readLooseName(c);
  if (!c.accept('CONTAINS')) return { action: 'addFileGroup', name };
  if (c.accept('FILESTREAM')) return { action: 'addFileGroup', name, contains: 'FILESTREAM' };
  c.expect('MEMORY_OPTIMIZED_DATA');
  return { action: 'addFileGroup', name, contains: 'MEMORY_OPTIMIZED_DATA' };
}

/** ADD [ LOG ] FILE ( … ) [ ,… ] [ TO FILEGROUP name ] */
function readAddFile(c: Cursor, log: boolean): Change {
  const files: FileSpecification[] = [];
  do files.push(readFile(c));
  while (c.accept(','));
  const fileGroup = c.accept('TO', 'FILEGROUP') ? readLooseName(c) : undefined;
  return { action: 'addFile', log, files, ...(fileGroup === undefined ? {} : { fileGroup }) };
}

function readFile(c: Cursor): FileSpecification {
  return { options: readOptions(c) };
}

/** [ FOR SECONDARY ] { SET name = value | CLEAR name [ plan_handle ] }; CLEAR comes out as the name `CLEAR name`. */
function readScopedConfiguration(c: Cursor): Change {
  const secondary = c.accept('FOR', 'SECONDARY');
  const clear = c.accept('CLEAR');
  if (!clear) c.expect('SET');
  const name = c.name().toUpperCase();
  if (!clear) {
    c.expect('=');
    return { action: 'scopedConfiguration', secondary, name, value: readSingleValue(c) };
  }
  const value = atStatementStart(c) ? '' : readSingleValue(c);
  return { action: 'scopedConfiguration', secondary, name: `CLEAR ${name}`, value };
}
