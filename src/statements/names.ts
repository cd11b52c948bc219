import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { isReserved } from './reserved-words.ts';
import type { ObjectName } from './tree/index.ts';

/** Whether a name stands here: any quoted one, or a bare word that is not reserved. */
export function atIdentifier(c: Cursor, ahead = 0): boolean {
  return c.atName(ahead) && (c.kind(ahead) !== TokenKind.word || !isReserved(c.upper(ahead)));
}

/** identifier ::= word | [quoted] | "quoted" | #temp | $(variable) */
export function readIdentifier(c: Cursor): string {
  if (!atIdentifier(c)) c.fail('a name expected');
  return c.name();
}

/**
 * A name where T-SQL also takes a string or a reserved word: file groups (`ON "default"`, `ON 'PRIMARY'`), roles
 * (`TO public`), collations.
 */
export function readLooseName(c: Cursor): string {
  return c.atString() ? c.string() : c.name();
}

/** object_name ::= [ [ [ server ] . [ database ] ] . [ schema ] . ] identifier */
export function readObjectName(c: Cursor): ObjectName {
  const start = c.start();
  const parts: string[] = [];
  for (;;) {
    parts.push(c.at('.') ? '' : parts.length === 0 ? readIdentifier(c) : c.name());
    if (!c.accept('.')) break;
  }
  if (parts.length > 4) c.fail('a name has at most four parts');
  return { parts, start, end: c.end(-1) };
}

/** name_list ::= ( identifier [ ,… ] ) */
export function readNameList(c: Cursor): string[] {
  const names: string[] = [];
  c.expect('(');
  do names.push(c.name());
  while (c.accept(','));
  c.expect(')');
  return names;
}

/** identifier [ ,… ] */
export function readIdentifiers(c: Cursor): string[] {
  const names: string[] = [];
  do names.push(readIdentifier(c));
  while (c.accept(','));
  return names;
}

/** object_name [ ,… ] */
export function readObjectNames(c: Cursor): ObjectName[] {
  const names: ObjectName[] = [];
  do names.push(readObjectName(c));
  while (c.accept(','));
  return names;
}
