import { quote, quotePath } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { AlterInput, Hazard, Kind, Route } from '../kind.ts';
import { isOnCarried } from '../opaque/carried.ts';
import { ownerChanged } from '../ownership.ts';
import { rankOf } from '../rank.ts';
import { permissionViews, readPermissions } from './permission-catalog.ts';
import { readPermission, writePermission } from './permission-dacpac.ts';
import { type PermissionObject, type PermissionProps, permissionProperties } from './permission-props.ts';

/** `SELECT ([c]) ON OBJECT::[s].[t]`. */
function what(props: PermissionProps): string {
  const columns = props.column === undefined ? '' : ` (${quote(props.column)})`;
  const on = props.class === 'DATABASE' ? '' : ` ON ${props.class}::${quotePath(props.securable)}`;
  return `${props.permission}${columns}${on}`;
}

function grantSql(props: PermissionProps): string[] {
  if (props.state === 'OWNER') return [ownerChanged(props.class, props.securable, props.grantee)];
  const as = props.grantor === 'dbo' && !props.asStated ? '' : ` AS ${quote(props.grantor)}`;
  const option = props.withGrantOption ? ' WITH GRANT OPTION' : '';
  const sql = [`${props.state} ${what(props)} TO ${quote(props.grantee)}${option}${as};`];
  for (const column of props.except) sql.push(revokeSql({ ...props, column }));
  return sql;
}

function revokeSql(props: PermissionProps): string {
  if (props.state === 'OWNER') return ownerChanged(props.class, props.securable, '');
  const as = props.grantor === 'dbo' ? '' : ` AS ${quote(props.grantor)}`;
  return `REVOKE ${what(props)} FROM ${quote(props.grantee)} CASCADE${as};`;
}

function hazard(props: PermissionProps, verb: string): Hazard {
  return { code: 'SEC001', severity: 'block', message: `${quote(props.grantee)} ${verb} ${what(props)}.` };
}

function verbOf(props: PermissionProps): string {
  if (props.state === 'OWNER') return 'owns, and may do everything with, what is now under its';
  if (props.state === 'DENY') return 'is denied';
  return props.withGrantOption ? 'is granted, and may pass on,' : 'is granted';
}

/** GRANT over DENY and the reverse replace each other; the option to pass on is taken back before it is granted plainly. */
function alterPermission({ before, after }: AlterInput<PermissionProps>): Route {
  const takeBack = before.props.withGrantOption && !after.props.withGrantOption && after.props.state === 'GRANT';
  const excepted = before.props.except.some((column) => !after.props.except.includes(column));
  const sql = [...(takeBack || excepted ? [revokeSql(before.props)] : []), ...grantSql(after.props)];
  return {
    how: 'inPlace',
    steps: [{ does: 'alter', sql: [sql.join('\n')], hazards: [hazard(after.props, verbOf(after.props))] }],
    disturbs: [],
  };
}

export const permission: Kind<PermissionProps> = {
  name: 'permission',
  namespace: 'permission',
  title: 'permission',
  rank: rankOf('permission'),
  hangsOnMember: true,
  scope: 'security',
  properties: permissionProperties,
  element: () => 'SqlPermissionStatement',
  itemName: () => 'Permission',
  create: ({ props }: PermissionObject) => [
    { does: 'create', sql: [grantSql(props).join('\n')], hazards: [hazard(props, verbOf(props))] },
  ],
  drop: ({ props }) => [
    {
      does: 'drop',
      sql: [revokeSql(props)],
      hazards: [hazard(props, props.state === 'DENY' ? 'is no longer denied' : 'loses')],
    },
  ],
  alter: alterPermission,
  dacpac: {
    reads: ['SqlPermissionStatement'],
    read: readPermission,
    // model.xml has no place for the owner of an object: it is carried in the header.
    // Nor for what is granted on an object that is carried there.
    write: (object, context) =>
      object.props.state === 'OWNER' || isOnCarried(object as unknown as SchemaObject, context.model, context)
        ? []
        : [writePermission(object)],
  },
  catalog: { views: permissionViews, read: readPermissions },
};
