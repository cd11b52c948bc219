import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readIdentifier, readLooseName } from './names.ts';
import { readSingleValue } from './options.ts';
import type { AlterRole, AlterUser, CreateLogin, CreateRole, CreateUser, Option, StatementBody } from './tree/index.ts';

/** CREATE ROLE name [ AUTHORIZATION owner ], the cursor behind ROLE. */
export function parseCreateRole(c: Cursor): CreateRole {
  const name = readIdentifier(c);
  const authorization = c.accept('AUTHORIZATION') ? readLooseName(c) : undefined;
  return {
    kind: 'createRole',
    name,
    ...(authorization === undefined ? {} : { authorization }),
    application: false,
    options: [],
  };
}

/** CREATE APPLICATION ROLE name WITH option [ ,… ], the cursor behind ROLE. */
export function parseCreateApplicationRole(c: Cursor): CreateRole {
  return { kind: 'createRole', name: readIdentifier(c), application: true, options: readPrincipalOptions(c) };
}

/** ALTER [ SERVER ] ROLE name { ADD MEMBER member | DROP MEMBER member | WITH NAME = name }, the cursor behind ROLE. */
export function parseAlterRole(c: Cursor, server: boolean): AlterRole {
  const name = c.name();
  const change = c.accept('ADD', 'MEMBER')
    ? 'ADD MEMBER'
    : c.accept('DROP', 'MEMBER')
      ? 'DROP MEMBER'
      : c.accept('WITH', 'NAME', '=')
        ? 'NAME'
        : c.fail("'ADD MEMBER', 'DROP MEMBER' or 'WITH NAME' expected");
  return { kind: 'alterRole', name, change, value: readLooseName(c), server };
}

/**
 * CREATE USER name [ { FOR | FROM } { LOGIN name | CERTIFICATE name | ASYMMETRIC KEY name } | WITHOUT LOGIN
 *   | FROM EXTERNAL PROVIDER ] [ WITH option [ ,… ] ], the cursor behind USER.
 */
export function parseCreateUser(c: Cursor): CreateUser {
  const name = readIdentifier(c);
  let source = readUserSource(c);
  const options = readPrincipalOptions(c);
  if (source.from === 'none' && options.some((option) => option.name === 'PASSWORD')) source = { from: 'password' };
  return { kind: 'createUser', name, source, options };
}

function readUserSource(c: Cursor): CreateUser['source'] {
  if (c.accept('WITHOUT', 'LOGIN')) return { from: 'withoutLogin' };
  if (!c.accept('FOR') && !c.accept('FROM')) return { from: 'none' };
  if (c.accept('EXTERNAL', 'PROVIDER')) return { from: 'externalProvider' };
  if (c.accept('LOGIN')) return { from: 'login', name: readIdentifier(c) };
  if (c.accept('CERTIFICATE')) return { from: 'certificate', name: readIdentifier(c) };
  c.expect('ASYMMETRIC', 'KEY');
  return { from: 'asymmetricKey', name: readIdentifier(c) };
}

/** ALTER USER name { WITH option [ ,… ] | FROM EXTERNAL PROVIDER }, the cursor behind USER. */
export function parseAlterUser(c: Cursor): AlterUser {
  const name = readIdentifier(c);
  if (c.accept('FROM', 'EXTERNAL', 'PROVIDER')) {
    return { kind: 'alterUser', name, options: [{ name: 'FROM EXTERNAL PROVIDER' }, ...readPrincipalOptions(c)] };
  }
  return { kind: 'alterUser', name, options: readPrincipalOptions(c) };
}

/**
 * CREATE LOGIN name { WITH option [ ,… ] | FROM { WINDOWS | EXTERNAL PROVIDER | CERTIFICATE name | ASYMMETRIC KEY name }
 *   [ WITH option [ ,… ] ] }, the cursor behind LOGIN.
 */
export function parseCreateLogin(c: Cursor): CreateLogin {
  const login: { -readonly [K in keyof CreateLogin]: CreateLogin[K] } = {
    kind: 'createLogin',
    verb: 'create',
    name: readIdentifier(c),
    options: [],
  };
  if (c.accept('FROM')) {
    if (c.accept('WINDOWS')) login.from = 'WINDOWS';
    else if (c.accept('EXTERNAL', 'PROVIDER')) login.from = 'EXTERNAL PROVIDER';
    else {
      login.from = c.accept('CERTIFICATE') ? 'CERTIFICATE' : 'ASYMMETRIC KEY';
      if (login.from === 'ASYMMETRIC KEY') c.expect('ASYMMETRIC', 'KEY');
      login.fromName = readIdentifier(c);
    }
  }
  login.options = readPrincipalOptions(c);
  return login;
}

/** ALTER LOGIN name { ENABLE | DISABLE | WITH option [ ,… ] | { ADD | DROP } CREDENTIAL name }, the cursor behind LOGIN. */
export function parseAlterLogin(c: Cursor): StatementBody {
  const name = readIdentifier(c);
  const login = { kind: 'createLogin', verb: 'alter', name } as const;
  if (c.accept('ENABLE')) return { ...login, state: 'ENABLE', options: [] };
  if (c.accept('DISABLE')) return { ...login, state: 'DISABLE', options: [] };
  for (const word of ['ADD', 'DROP'] as const) {
    if (c.accept(word, 'CREDENTIAL')) {
      return { ...login, options: [{ name: `${word} CREDENTIAL`, value: readIdentifier(c) }] };
    }
  }
  if (!c.at('WITH')) c.fail("'WITH', 'ENABLE' or 'DISABLE' expected");
  return { ...login, options: readPrincipalOptions(c) };
}

/**
 * [ WITH { name = value [ HASHED | MUST_CHANGE | UNLOCK ] … } [ ,… ] ]; the words behind a value are part of it, and
 * OLD_PASSWORD follows its PASSWORD without a comma.
 */
function readPrincipalOptions(c: Cursor): Option[] {
  const options: Option[] = [];
  if (!c.accept('WITH')) return options;
  do {
    do {
      if (c.kind() !== TokenKind.word) c.fail('an option expected');
      const name = c.upper();
      c.advance();
      if (name === 'NO' && c.accept('CREDENTIAL')) {
        options.push({ name: 'NO CREDENTIAL' });
        continue;
      }
      c.expect('=');
      let value = readSingleValue(c);
      while (c.atAny('HASHED', 'MUST_CHANGE', 'UNLOCK')) {
        value += ` ${c.upper()}`;
        c.advance();
      }
      options.push({ name, value });
    } while (c.at('OLD_PASSWORD', '='));
  } while (c.accept(','));
  return options;
}
