import { canonicalName, canonicalToken, type TokenOptions } from './canonical-tokens.ts';
import { lex } from './lexer.ts';
import { TokenKind } from './token.ts';
import { isWordAt, rawAt } from './token-at.ts';
import type { Tokens } from './tokens.ts';

export type ModuleTextOptions = TokenOptions & {
  /** Whether comments count (default `keep`). */
  readonly comments?: 'keep' | 'ignore';
  /** The module's full name; it stands in place of however the text spells it (`P` for `dbo.P`). */
  readonly name?: readonly string[];
};

/**
 * How two module texts differ: `same` to the last character, `cosmetic` (white space, case, brackets, `ALTER` for `CREATE`,
 * closing semicolons), `comments` only, or `different`.
 */
export type ModuleDifference = 'same' | 'cosmetic' | 'comments' | 'different';

/**
 * One text for all spellings of a module that are equal: tokens and comments with single line feeds between them.
 * `CREATE OR ALTER` and `ALTER` are CREATE, PROC is PROCEDURE; closing semicolons and how lines end do not count. String
 * literals and comments are exact, as DacFx has them.
 */
export function moduleKey(text: string, options: ModuleTextOptions = {}): string {
  const { keep, ignore } = keysOf(text, options);
  return options.comments === 'ignore' ? ignore : keep;
}

type Keys = { readonly keep: string; readonly ignore: string };

/** Keys of the texts asked for last: a comparison, the hashes and the proof ask for the same ones. */
const known = new Map<string, Keys>();
let knownCharacters = 0;
const mostCharacters = 4_000_000;

function keysOf(text: string, options: ModuleTextOptions): Keys {
  const { foldNames = true, quotedIdentifier = true, name } = options;
  const slot = `${foldNames}${quotedIdentifier}${name?.join('.')}\n${text}`;
  let keys = known.get(slot);
  if (!keys) {
    keys = makeKeys(text, options);
    knownCharacters += text.length;
    if (knownCharacters > mostCharacters) {
      known.clear();
      knownCharacters = text.length;
    }
    known.set(slot, keys);
  }
  return keys;
}

function makeKeys(text: string, options: ModuleTextOptions): Keys {
  const tokens = lex(text, '');
  const limit = contentLimit(tokens);
  const header = readHeader(tokens, limit);
  let keep = '';
  let ignore = '';
  let comment = 0;
  const hasComments = tokens.comments.length > 0;
  const add = (part: string): void => {
    keep += part;
    if (hasComments) ignore += part;
  };
  const takeComments = (before: number): void => {
    while (comment < tokens.comments.length && (tokens.comments[comment] ?? 0) < before) {
      keep += `${commentText(text, tokens.comments[comment] ?? 0, tokens.comments[comment + 1] ?? 0)}\n`;
      comment += 2;
    }
  };
  for (let i = 0; i < limit; i += 1) {
    takeComments(tokens.starts[i] ?? 0);
    if (header && i <= header.keyword) {
      if (i === 0) add('create\n');
      if (i === header.keyword) add(`${header.what}\n`);
    } else if (header && options.name && i < header.nameEnd) {
      if (i === header.nameEnd - 1) {
        add(`${options.name.map((part) => canonicalName(part, options.foldNames ?? true)).join('\n.\n')}\n`);
      }
    } else add(`${canonicalToken(tokens, i, options)}\n`);
  }
  takeComments(text.length + 1);
  return { keep, ignore: hasComments ? ignore : keep };
}

/** Compares raw texts first and lexes only where they differ. */
export function compareModules(a: string, b: string, options: ModuleTextOptions = {}): ModuleDifference {
  if (a === b) return 'same';
  if (moduleKey(a, { ...options, comments: 'ignore' }) !== moduleKey(b, { ...options, comments: 'ignore' })) {
    return 'different';
  }
  const keep = { ...options, comments: 'keep' } as const;
  return moduleKey(a, keep) === moduleKey(b, keep) ? 'cosmetic' : 'comments';
}

/** Whether the database need not be changed for the difference of the two texts. */
export function sameModule(a: string, b: string, options: ModuleTextOptions = {}): boolean {
  return a === b || moduleKey(a, options) === moduleKey(b, options);
}

function contentLimit(tokens: Tokens): number {
  let limit = tokens.kinds.length - 1;
  while (limit > 0 && tokens.kinds[limit - 1] === TokenKind.symbol && rawAt(tokens, limit - 1) === ';') limit -= 1;
  return limit;
}

function commentText(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/\r\n?/g, '\n').replace(/\n$/, '');
}

type Header = {
  /** Index of the word PROCEDURE, VIEW … */
  readonly keyword: number;
  readonly what: string;
  readonly nameEnd: number;
};

/** { CREATE [ OR ALTER ] | ALTER } { PROC | PROCEDURE | FUNCTION | VIEW | TRIGGER } name */
function readHeader(tokens: Tokens, limit: number): Header | undefined {
  let i = 0;
  if (isWordAt(tokens, i, 'CREATE')) {
    i += 1;
    if (isWordAt(tokens, i, 'OR') && isWordAt(tokens, i + 1, 'ALTER')) i += 2;
  } else if (isWordAt(tokens, i, 'ALTER')) i += 1;
  else return undefined;
  if (i >= limit) return undefined;
  const word = rawAt(tokens, i).toLowerCase();
  const what = word === 'proc' ? 'procedure' : word;
  if (!['procedure', 'function', 'view', 'trigger'].includes(what)) return undefined;
  let nameEnd = i + 2;
  while (nameEnd + 1 < limit && tokens.kinds[nameEnd] === TokenKind.symbol && rawAt(tokens, nameEnd) === '.')
    nameEnd += 2;
  return { keyword: i, what, nameEnd: Math.min(nameEnd, limit) };
}
