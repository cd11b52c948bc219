import { lex } from './lexer.ts';
import type { BodyReference, BodyReferences, ReferenceOptions } from './references/body-reference.ts';
import { resolveScope } from './references/resolve.ts';
import { walkBody } from './references/walker.ts';
import type { Tokens } from './tokens.ts';

export type { BodyReference, BodyReferences, ReferenceOptions, Usage } from './references/body-reference.ts';

/** A range of tokens: `from <= index < to`. */
export type TokenRange = { readonly tokens: Tokens; readonly from: number; readonly to: number };

/**
 * Every name of another object that a module body or an expression uses, with its usage. CTEs, aliases, temp tables and
 * table variables are left out; system types are in it. One pass over the tokens; it never fails on odd statements
 * (a text that cannot be cut into tokens is a RehearsalError all the same).
 */
export function bodyReferences(source: string | TokenRange, options: ReferenceOptions = {}): BodyReferences {
  const range = typeof source === 'string' ? wholeRange(lex(source, '')) : source;
  const walk = walkBody(range.tokens, range.from, range.to, options);
  const found = new Map<string, BodyReference>();
  const add = (read: BodyReference): void => {
    const reference = walk.isAsked(read) || walk.isBrought(read) ? { ...read, optional: true as const } : read;
    const key = `${reference.usage}\0${reference.parts.join('\0').toLowerCase()}`;
    const known = found.get(key);
    if (!known || (known.optional && !reference.optional)) found.set(key, reference);
  };
  for (const reference of walk.references) add(reference);
  for (const scope of walk.scopes) resolveScope(scope, options, add);
  return { references: [...found.values()], dynamicSql: walk.dynamicSql, variables: [...walk.variables] };
}

function wholeRange(tokens: Tokens): TokenRange {
  return { tokens, from: 0, to: tokens.kinds.length - 1 };
}
