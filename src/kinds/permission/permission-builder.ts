import { changedObject } from '../../model/schema-object-of.ts';
import { builtInName, isBuiltInPrincipal } from '../elements.ts';
import type { BuildContext, StatementBuilder } from '../kind.ts';
import type { UserObject } from '../user.ts';
import { permissionNumber } from './permission-names.ts';
import { type PermissionObject, type PermissionProps, permissionOf } from './permission-props.ts';

/** GRANT and DENY make permissions; REVOKE of a column takes it out of one. */
export const buildPermission: StatementBuilder<'permission'> = (statement, context) => {
  const word = statement.on?.class ?? 'DATABASE';
  const parts = statement.on?.name.parts ?? [];
  const securable = securableOf(word, parts, context);
  for (const granted of statement.permissions) {
    const permission = granted.name === 'EXEC' ? 'EXECUTE' : granted.name;
    if (permission === 'ALL') {
      context.report(
        { code: 'SQL70507', severity: 'error', message: 'GRANT ALL is not supported.', hint: 'Name the permissions.' },
        statement.start,
      );
      continue;
    }
    const columns = [...granted.columns, ...(statement.on?.columns ?? [])];
    for (const grantee of statement.to) {
      const props: Omit<PermissionProps, 'state' | 'column'> = {
        withGrantOption: statement.withGrantOption,
        permission,
        class: word,
        securable,
        except: [],
        grantee: isBuiltInPrincipal(grantee) ? builtInName(grantee) : grantee,
        grantor: statement.as ?? 'dbo',
        asStated: statement.as !== undefined,
      };
      if (statement.action === 'REVOKE') revoke(props, columns, statement.start, context);
      else
        for (const column of columns.length === 0 ? [undefined] : columns)
          add({ ...props, state: statement.action, column }, context);
    }
  }
};

function securableOf(word: string, parts: readonly string[], context: BuildContext): readonly string[] {
  if (word !== 'OBJECT' && word !== 'TYPE' && word !== 'XML SCHEMA COLLECTION') return parts.slice(-1);
  const [name = '', schema] = parts.toReversed();
  return [schema || context.defaultSchema, name];
}

function add(props: PermissionProps, context: BuildContext): void {
  const unread =
    permissionNumber(props.permission) === undefined ? [`the permission ${props.permission} is not known`] : [];
  if (!isConnect(props)) {
    context.add(permissionOf(props, context, unread));
    return;
  }
  // Every user has CONNECT from its creation; saying so is a fact about the text, not another object.
  context.later(() => {
    const key = context.key('principal', props.grantee);
    const user = context.get(key) as UserObject | undefined;
    if (user?.kind === 'user') context.replace(changedObject(user, { props: { ...user.props, connectStated: true } }));
    else context.add(permissionOf(props, context));
  });
}

/** GRANT CONNECT of the database, as CREATE USER does by itself. */
export function isConnect(props: PermissionProps): boolean {
  return (
    props.permission === 'CONNECT' &&
    props.class === 'DATABASE' &&
    props.state === 'GRANT' &&
    !props.withGrantOption &&
    props.grantor === 'dbo' &&
    !props.asStated
  );
}

/** REVOKE of columns from a permission on their table; every other REVOKE defines nothing. */
function revoke(
  props: Omit<PermissionProps, 'state' | 'column'>,
  columns: readonly string[],
  offset: number,
  context: BuildContext,
): void {
  if (columns.length === 0) {
    context.report(
      {
        code: 'SQL70593',
        severity: 'error',
        message: 'REVOKE is only supported for columns.',
        hint: 'Leave out the GRANT instead.',
      },
      offset,
    );
    return;
  }
  context.later(() => {
    const { key } = permissionOf({ ...props, state: 'GRANT', column: undefined }, context);
    const whole = context.get(key) as PermissionObject | undefined;
    if (!whole) return;
    const changed = permissionOf(
      { ...whole.props, except: [...whole.props.except, ...columns] },
      context,
      whole.unread,
    );
    context.replace(changedObject(changed, whole.origin ? { origin: whole.origin } : {}));
  });
}
