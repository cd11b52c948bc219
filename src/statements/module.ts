import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readFunctionHeader } from './function-header.ts';
import { type ModuleHeader, readExternalName } from './module-header.ts';
import { readModuleOptions } from './module-options.ts';
import { readNameList, readObjectName } from './names.ts';
import { readParameters } from './parameters.ts';
import type { StatementBatch } from './statement-batch.ts';
import type { Module } from './tree/index.ts';
import { readTriggerHeader } from './trigger-header.ts';

/** Whether a module begins here, the cursor behind CREATE, ALTER or CREATE OR ALTER. */
export function atModule(c: Cursor): boolean {
  return c.atAny('VIEW', 'PROC', 'PROCEDURE', 'FUNCTION', 'TRIGGER');
}

/**
 * { CREATE [ OR ALTER ] | ALTER } { VIEW | PROCEDURE | FUNCTION | TRIGGER } header AS body, the cursor behind the verb.
 * The body is not read: it goes to the end of the batch.
 */
export function parseModule(c: Cursor, verb: Module['verb'], verbIndex: number, batch: StatementBatch): Module {
  if (verbIndex !== batch.from) {
    c.index = verbIndex;
    c.fail(`'${c.raw()} ${c.upper(1)}' must be the first statement of its batch`);
  }
  const verbEnd = c.end(-1);
  const header = readHeader(c);
  // An empty statement behind AS counts to the header, as in DacFx.
  if (header.module === 'procedure' || header.module.endsWith('rigger')) while (c.accept(';'));
  const bodyStart = c.end(-1);
  const empty = c.done;
  c.index = c.limit;
  const contentEnd = contentEndOf(c, batch);
  const footer = hasFooter(header) ? footerIndex(c) : c.limit;
  const bodyEnd = footer < c.limit ? (c.tokens.starts[footer] ?? contentEnd) : contentEnd;
  return {
    parameters: [],
    columns: [],
    options: [],
    forReplication: false,
    ...header,
    kind: 'module',
    verb,
    withCheckOption: header.module === 'view' && endsWithCheckOption(c, footer),
    text: { text: c.tokens.text.slice(batch.start, batch.end), start: batch.start, end: batch.end },
    // DacFx counts a comment behind AS to the header when no statement follows.
    bodyStart: empty ? contentEnd : bodyStart,
    bodyEnd: Math.max(bodyEnd, empty ? contentEnd : bodyStart),
    contentEnd,
    verbStart: c.tokens.starts[verbIndex] ?? batch.start,
    verbEnd,
    settings: batch.settings,
  };
}

function readHeader(c: Cursor): ModuleHeader {
  if (c.accept('VIEW')) return readView(c);
  if (c.accept('FUNCTION')) return readFunctionHeader(c);
  if (c.accept('TRIGGER')) return readTriggerHeader(c);
  if (!c.accept('PROC')) c.expect('PROCEDURE');
  return readProcedure(c);
}

/** name [ ( column [ ,… ] ) ] [ WITH option [ ,… ] ] AS */
function readView(c: Cursor): ModuleHeader {
  const name = readObjectName(c);
  const columns = c.at('(') ? readNameList(c) : [];
  const options = readModuleOptions(c);
  c.expect('AS');
  return { module: 'view', name, columns, options };
}

/** name [ ; number ] [ parameters ] [ WITH option [ ,… ] ] [ FOR REPLICATION ] AS [ EXTERNAL NAME assembly.class.method ] */
function readProcedure(c: Cursor): ModuleHeader {
  const name = readObjectName(c);
  let number: number | undefined;
  if (c.at(';') && c.kind(1) === TokenKind.number) {
    number = Number(c.raw(1));
    c.advance(2);
  }
  const parameters = readParameters(c);
  let options = readModuleOptions(c);
  const forReplication = c.accept('FOR', 'REPLICATION');
  if (options.length === 0) options = readModuleOptions(c);
  c.expect('AS');
  return {
    module: 'procedure',
    name,
    ...(number === undefined ? {} : { number }),
    parameters,
    options,
    forReplication,
    ...readExternalName(c),
  };
}

/** Of a view and an inline function DacFx keeps `;` and WITH CHECK OPTION apart from the query. */
function hasFooter(header: ModuleHeader): boolean {
  return header.module === 'view' || header.module === 'inlineFunction';
}

/** Index of the first token of `[ WITH CHECK OPTION ] { ; }` at the end of the batch; the limit when there is none. */
function footerIndex(c: Cursor): number {
  let index = c.limit;
  while (isSymbol(c, index - 1, ';')) index -= 1;
  if (isWord(c, index - 1, 'OPTION') && isWord(c, index - 2, 'CHECK') && isWord(c, index - 3, 'WITH')) index -= 3;
  return index;
}

function endsWithCheckOption(c: Cursor, footer: number): boolean {
  return footer < c.limit && isWord(c, footer, 'WITH');
}

function isSymbol(c: Cursor, index: number, symbol: string): boolean {
  return c.tokens.kinds[index] === TokenKind.symbol && textOf(c, index) === symbol;
}

function isWord(c: Cursor, index: number, word: string): boolean {
  return c.tokens.kinds[index] === TokenKind.word && textOf(c, index).toUpperCase() === word;
}

function textOf(c: Cursor, index: number): string {
  return c.tokens.text.slice(c.tokens.starts[index], c.tokens.ends[index]);
}

/** The end of the batch without its trailing white space; a comment at the end counts. */
function contentEndOf(c: Cursor, batch: StatementBatch): number {
  const text = c.tokens.text;
  let end = batch.end;
  while (end > batch.start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}
