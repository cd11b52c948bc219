import type { Permission } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { dotted } from '../names.ts';
import { refuse } from '../sql-error.ts';
import { securable } from '../state/catalog.ts';
import { allPermissions, permissionCode } from './permission-names.ts';
import { principalId } from './principals.ts';
import { type Securable, securableNamed } from './securables.ts';

/**
 * GRANT, DENY, REVOKE. Errors 15151 (securable or principal not there), 4624 (dbo, sys …), 4615 (column). What is said of
 * the server itself is kept as opaque, since it is no part of the database.
 */
export function changePermission(c: Context, statement: Permission): void {
  const target = statement.on ? securableNamed(c, statement.on.class, statement.on.name) : database;
  if (target === undefined) {
    keepOpaque(c, statement);
    return;
  }
  const grantor = statement.as === undefined ? 1 : principalId(c, statement.as);
  if (grantor === undefined) return refuse(15151, 'find', 'user', statement.as ?? '');
  for (const name of statement.to) {
    const grantee = principalId(c, name);
    if (grantee === undefined) return refuse(15151, 'find', 'user', name);
    if (grantee === 1 || grantee === 3 || grantee === 4) refuse(4624);
    for (const permission of statement.permissions) {
      const columns = permission.columns.length > 0 ? permission.columns : (statement.on?.columns ?? []);
      const names = permission.name === 'ALL' ? allOf(c, target) : [permission.name];
      for (const one of names) {
        if (columns.length === 0) change(c, statement, target, 0, one, grantee, grantor);
        for (const column of columns) change(c, statement, target, columnId(c, target, column), one, grantee, grantor);
      }
    }
  }
}

const database: Securable = { classId: 0, className: 'DATABASE', id: 0 };

function allOf(c: Context, target: Securable): readonly string[] {
  if (target.classId === 1) return allPermissions(c.catalog.objects.get(target.id)?.type ?? 'U');
  return [
    'BACKUP DATABASE',
    'BACKUP LOG',
    'CREATE DEFAULT',
    'CREATE FUNCTION',
    'CREATE PROCEDURE',
    'CREATE RULE',
    'CREATE TABLE',
    'CREATE VIEW',
  ];
}

function columnId(c: Context, target: Securable, name: string): number {
  return c.catalog.column(target.id, name)?.column_id ?? refuse(1911, name);
}

function change(
  c: Context,
  statement: Permission,
  target: Securable,
  minor: number,
  permission: string,
  grantee: number,
  grantor: number,
): void {
  const { catalog } = c;
  const group = securable(target.classId, target.id);
  const type = permissionCode(permission);
  const suffix = `${grantee}.${type}${grantor === 1 ? '' : `.${grantor}`}`;
  const key = `${minor}.${suffix}`;
  const revoked = statement.action === 'REVOKE' && !statement.grantOptionFor;
  // A column taken out of what is granted on the whole table is a row of its own.
  const excepted = revoked && minor !== 0 && catalog.permissions.get(group, `0.${suffix}`) !== undefined;
  if (revoked && !excepted) {
    catalog.permissions.delete(group, key);
    if (minor !== 0) return;
    const columns = [...catalog.permissions.keysOf(group)].filter(
      (known) => known.slice(known.indexOf('.') + 1) === suffix,
    );
    for (const column of columns) catalog.permissions.delete(group, column);
    return;
  }
  const state = excepted ? 'R' : statement.action === 'DENY' ? 'D' : statement.withGrantOption ? 'W' : 'G';
  const known = catalog.permissions.get(group, key);
  if (statement.grantOptionFor && !known) return;
  if (state === 'G' && known?.state === 'W' && !statement.grantOptionFor) return;
  catalog.permissions.set(group, key, {
    class: target.classId,
    class_desc: target.className,
    major_id: target.id,
    minor_id: minor,
    grantee_principal_id: grantee,
    grantor_principal_id: grantor,
    type,
    permission_name: permission,
    state,
    state_desc: descriptions[state],
  });
}

const descriptions = { G: 'GRANT', W: 'GRANT_WITH_GRANT_OPTION', D: 'DENY', R: 'REVOKE' } as const;

function keepOpaque(c: Context, statement: Permission): void {
  const on = statement.on ? `${statement.on.class}::${dotted(statement.on.name)}` : '';
  for (const permission of statement.permissions) {
    for (const to of statement.to) {
      const name = `${permission.name} ${on} ${to}`;
      const key = `PERMISSION.${c.catalog.fold(name)}`;
      if (statement.action === 'REVOKE') c.catalog.opaque.delete(key);
      else {
        c.catalog.opaque.set(key, { verb: 'create', class: 'PERMISSION', name, text: `${statement.action} ${name}` });
      }
    }
  }
}
