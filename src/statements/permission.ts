import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readLooseName, readNameList, readObjectName } from './names.ts';
import type { ObjectName, Permission } from './tree/index.ts';

type Item = Permission['permissions'][number];

/**
 * { GRANT | DENY | REVOKE [ GRANT OPTION FOR ] } permission [ ( column [ ,… ] ) ] [ ,… ] [ ON [ class :: ] securable ]
 *   { TO | FROM } principal [ ,… ] [ WITH GRANT OPTION ] [ CASCADE ] [ AS principal ], at the verb.
 */
export function parsePermission(c: Cursor): Permission {
  const action = c.accept('GRANT') ? 'GRANT' : c.accept('DENY') ? 'DENY' : 'REVOKE';
  if (action === 'REVOKE') c.expect('REVOKE');
  const grantOptionFor = c.accept('GRANT', 'OPTION', 'FOR');
  const permissions: Item[] = [];
  do permissions.push(readPermission(c));
  while (c.accept(','));
  const on = c.accept('ON') ? readSecurable(c) : undefined;
  if (!c.accept('TO') && !c.accept('FROM')) c.fail("'TO' or 'FROM' expected");
  const to: string[] = [];
  do to.push(readLooseName(c));
  while (c.accept(','));
  const withGrantOption = c.accept('WITH', 'GRANT', 'OPTION');
  const cascade = c.accept('CASCADE');
  const as = c.accept('AS') ? readLooseName(c) : undefined;
  return {
    kind: 'permission',
    action,
    permissions,
    ...(on ? { on } : {}),
    to,
    withGrantOption,
    grantOptionFor,
    cascade,
    ...(as === undefined ? {} : { as }),
  };
}

/** word … [ ( column [ ,… ] ) ]; ALL PRIVILEGES is ALL. */
function readPermission(c: Cursor): Item {
  const words: string[] = [];
  while (c.kind() === TokenKind.word && !c.atAny('ON', 'TO', 'FROM')) {
    words.push(c.upper());
    c.advance();
  }
  if (words.length === 0) c.fail('a permission expected');
  const name = words[0] === 'ALL' ? 'ALL' : words[0] === 'EXEC' ? 'EXECUTE' : words.join(' ');
  return { name, columns: c.at('(') ? readNameList(c) : [] };
}

/** [ class :: ] name [ ( column [ ,… ] ) ] */
function readSecurable(c: Cursor): NonNullable<Permission['on']> {
  const { name, class: written } = readClassAndName(c);
  return { class: written ?? 'OBJECT', name, columns: c.at('(') ? readNameList(c) : [] };
}

/** [ word … :: ] name; the class in upper case. */
export function readClassAndName(c: Cursor): { readonly class?: string; readonly name: ObjectName } {
  let ahead = 0;
  while (c.kind(ahead) === TokenKind.word) ahead += 1;
  if (ahead === 0 || c.upper(ahead) !== '::') return { name: readObjectName(c) };
  const words: string[] = [];
  for (let i = 0; i < ahead; i += 1) words.push(c.upper(i));
  c.advance(ahead + 1);
  return { class: words.join(' '), name: readObjectName(c) };
}
