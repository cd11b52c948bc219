import { fail, type Position } from '../base/errors.ts';
import { LineIndex } from '../base/line-index.ts';
import { lex } from './lexer.ts';
import { TokenKind } from './token.ts';
import { rawAt } from './token-at.ts';
import type { Tokens } from './tokens.ts';

/** One SQLCMD line of a script. */
export type Directive = {
  /** Lower case, without the colon: `r`, `setvar`, `on error`, `connect`, `!!` … */
  readonly name: string;
  /** What follows, trimmed; of `setvar` the name and the value, of `r` the file, without quotation marks. */
  readonly args: readonly string[];
  readonly start: number;
  readonly end: number;
};

/** How included files are found and read; `app` gives it the file system. */
export type IncludeReader = {
  /** The identity of `path` as it is written in `from` (relative to the folder of that file). */
  resolve(from: string, path: string): string;
  /** The decoded text, or undefined where there is no such file. */
  read(file: string): string | undefined;
};

export type ExpandedScript = {
  readonly text: string;
  /** Every file that went in, in the order of first use. */
  readonly files: readonly string[];
  /** `:setvar` values by name, as written; the last one wins. */
  readonly variables: ReadonlyMap<string, string>;
  /** Where a character of `text` stands in the files. */
  position(offset: number): Position;
};

/** The SQLCMD lines of a lexed script, or of what stands there between two offsets, in order. */
export function directivesOf(tokens: Tokens, from = 0, to = tokens.text.length): readonly Directive[] {
  const found: Directive[] = [];
  for (let i = 0; i < tokens.directives.length; i += 2) {
    const start = tokens.directives[i] ?? 0;
    const end = tokens.directives[i + 1] ?? 0;
    if (start < from || start >= to) continue;
    found.push({ ...parse(tokens.text.slice(start, end)), start, end });
  }
  return found;
}

function parse(line: string): { readonly name: string; readonly args: readonly string[] } {
  if (line.startsWith('!!')) return { name: '!!', args: [line.slice(2).trim()] };
  const match = /^:(on[ \t]+error|\w+)[ \t]*(.*)$/is.exec(line);
  const name = (match?.[1] ?? '').toLowerCase().replace(/[ \t]+/, ' ');
  const rest = (match?.[2] ?? '').trim();
  if (name === 'setvar') {
    const parts = /^(\S+)\s*(?:"((?:[^"]|"")*)"|(\S*))/.exec(rest);
    return { name, args: [parts?.[1] ?? '', parts?.[2]?.replaceAll('""', '"') ?? parts?.[3] ?? ''] };
  }
  if (name === 'r') {
    const parts = /^(?:"([^"]*)"|(.*?)(?:[ \t]+--.*)?$)/.exec(rest);
    return { name, args: [(parts?.[1] ?? parts?.[2] ?? '').trim()] };
  }
  return { name, args: rest === '' ? [] : [rest] };
}

/**
 * Puts the text of every `:r file` in place of its line, in depth, as SqlPackage and DacFx do; other SQLCMD lines stay.
 * `$(Name)` in a file name is taken from `variables` and from earlier `:setvar` lines.
 * Errors: SYN010 missing file, SYN011 a file that includes itself (with the chain), both at their line.
 */
export function expandIncludes(
  text: string,
  file: string,
  reader: IncludeReader,
  variables: ReadonlyMap<string, string> = new Map(),
): ExpandedScript {
  const values = new Map([...variables].map(([name, value]) => [name.toLowerCase(), value]));
  const set = new Map<string, string>();
  const files: string[] = [file];
  const pieces: { readonly start: number; readonly name: string; readonly part: string; readonly from: number }[] = [];
  let result = '';
  const take = (name: string, part: string, from: number, to: number): void => {
    pieces.push({ start: result.length, name, part, from });
    result += part.slice(from, to);
  };
  const expand = (part: string, name: string, chain: readonly string[]): void => {
    let from = 0;
    const tokens = lex(part, name);
    for (const directive of directivesOf(tokens)) {
      const [first = '', second = ''] = directive.args;
      if (directive.name === 'setvar') {
        set.set(first, second);
        values.set(first.toLowerCase(), second);
      }
      if (directive.name !== 'r') continue;
      const at = () => ({ at: new LineIndex(name, part).position(directive.start) });
      const path = first.replace(/\$\(([^)]+)\)/g, (all, key: string) => values.get(key.toLowerCase()) ?? all);
      const target = reader.resolve(name, path);
      if (chain.includes(target)) {
        fail('SYN011', `a file includes itself: ${[...chain.slice(chain.indexOf(target)), target].join(' → ')}`, at());
      }
      const included = reader.read(target);
      if (included === undefined) return fail('SYN010', `the included file '${path}' does not exist`, at());
      if (!files.includes(target)) files.push(target);
      take(name, part, from, directive.start);
      expand(included, target, [...chain, target]);
      from = directive.end;
    }
    take(name, part, from, part.length);
  };
  expand(text, file, [file]);
  const position = (offset: number): Position => {
    const piece = pieces.findLast(({ start }) => start <= offset) ?? pieces[0]!;
    return new LineIndex(piece.name, piece.part).position(piece.from + offset - piece.start);
  };
  return { text: result, files, variables: set, position };
}

const use = /\$\(([A-Za-z_][\w.-]*)\)/g;

/** Names of all `$(Name)` that a script uses outside comments and SQLCMD lines, in order of first use, as written first. */
export function variablesUsed(tokens: Tokens): readonly string[] {
  if (!tokens.text.includes('$(')) return [];
  const names = new Map<string, string>();
  for (let i = 0; i < tokens.kinds.length; i += 1) {
    if (tokens.kinds[i] === TokenKind.symbol) continue;
    const raw = rawAt(tokens, i);
    if (!raw.includes('$(')) continue;
    for (const [, name = ''] of raw.matchAll(use)) {
      if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
    }
  }
  return [...names.values()];
}

/** Puts values in place of `$(Name)` (in comments too, as sqlcmd does); unknown names stay. Names compare without regard to case. */
export function substituteVariables(text: string, variables: ReadonlyMap<string, string>): string {
  if (!text.includes('$(')) return text;
  const values = new Map([...variables].map(([name, value]) => [name.toLowerCase(), value]));
  return text.replace(use, (all, name: string) => values.get(name.toLowerCase()) ?? all);
}
