import type { Drop, OpaqueDdl } from '../../statements/tree/index.ts';
import { dotted, isSystemDatabase } from '../names.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { initialCatalog } from '../state/initial-catalog.ts';
import { expand } from './evaluate.ts';
import type { Session } from './session.ts';

/** DROP DATABASE of this one: nothing of it is left. Errors 226, 3701, 3702 (in use), 3708 (a system database). */
export function dropDatabase(s: Session, statement: Drop): void {
  if (s.transactionCount > 0) refuse(226, 'DROP DATABASE');
  for (const { parts } of statement.names) {
    const name = expand(s, parts[parts.length - 1] ?? '');
    if (isSystemDatabase(name)) refuse(3708, name);
    if (!isThere(s, name)) {
      if (statement.ifExists) continue;
      refuse(3701, 'drop', 'database', name);
    }
    if (s.elsewhere === undefined) refuse(3702, name);
    renew(s);
    s.isDropped = true;
  }
}

/** CREATE DATABASE of the one that has been dropped; a second one is not kept. Errors 226, 1801 (there already). */
export function createDatabase(s: Session, statement: OpaqueDdl): void {
  if (s.transactionCount > 0) refuse(226, 'CREATE DATABASE');
  const name = expand(s, statement.name ? dotted(statement.name) : '');
  if (isThere(s, name) || isSystemDatabase(name)) refuse(1801, name);
  if (!isThis(s, name)) return unsupported(`CREATE DATABASE ${name}, a second database`);
  const text = expand(s, statement.text.text);
  const collation = /\bCOLLATE\s+(\w+)/i.exec(text)?.[1];
  if (collation !== undefined && collation.toLowerCase() !== s.options.collation.toLowerCase())
    return unsupported(`CREATE DATABASE … COLLATE ${collation}, since the package has ${s.options.collation}`);
  const other = /\b(FILEGROUP|PARTIAL|SNAPSHOT|ATTACH\w*)\b/i.exec(text.slice(text.indexOf(name) + name.length));
  if (other) return unsupported(`CREATE DATABASE … ${other[0].toUpperCase()}`);
  renew(s);
  s.isDropped = false;
}

const isThis = (s: Session, name: string): boolean => name.toLowerCase() === s.databaseName.toLowerCase();

const isThere = (s: Session, name: string): boolean => isThis(s, name) && !s.isDropped;

/** A new, empty database; the server's logins stay. */
function renew(s: Session): void {
  const before = s.catalog;
  s.catalog = initialCatalog({ ...s.options, compatibility: s.version });
  for (const key of before.serverPrincipals.keys()) {
    const row = before.serverPrincipals.get(key);
    const login = before.sqlLogins.get(key);
    if (row) s.catalog.serverPrincipals.set(key, row);
    if (login) s.catalog.sqlLogins.set(key, login);
  }
  s.catalog.log.forget();
  s.writesBefore += before.log.writes + 1;
}
