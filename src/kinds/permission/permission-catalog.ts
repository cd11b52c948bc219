import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import type { CatalogLookup, ReadContext } from '../kind.ts';
import { isConnect } from './permission-builder.ts';
import { ownershipOf, type PermissionObject, type PermissionProps, permissionOf } from './permission-props.ts';
import { securableClasses } from './securable-classes.ts';

/** Objects and types that have an owner of their own. */
function ownerships(rows: CatalogRows, context: ReadContext & CatalogLookup): readonly PermissionObject[] {
  const found: PermissionObject[] = [];
  const add = (word: string, row: Row) => {
    if (row.principal_id === null || row.principal_id === undefined) return;
    const path = [context.schemaName(Number(row.schema_id)), String(row.name)];
    found.push(ownershipOf(word, path, context.principalName(Number(row.principal_id)), context));
  };
  for (const row of rows.get('sys.objects') ?? []) {
    if (row.is_ms_shipped !== true && Number(row.parent_object_id) === 0) add('OBJECT', row);
  }
  for (const row of rows.get('sys.types') ?? []) if (row.is_user_defined === true) add('TYPE', row);
  for (const row of rows.get('sys.xml_schema_collections') ?? []) {
    if (context.schemaName(Number(row.schema_id)) !== 'sys') add('XML SCHEMA COLLECTION', row);
  }
  return found;
}

export const permissionViews: Readonly<Record<string, readonly string[]>> = {
  'sys.database_permissions': [
    'class',
    'major_id',
    'minor_id',
    'grantee_principal_id',
    'grantor_principal_id',
    'permission_name',
    'state',
  ],
  'sys.database_principals': ['principal_id', 'name', 'type'],
  'sys.objects': ['object_id', 'name', 'schema_id', 'principal_id', 'parent_object_id', 'is_ms_shipped'],
  'sys.columns': ['object_id', 'column_id', 'name'],
  'sys.schemas': ['schema_id', 'name'],
  ...Object.fromEntries(
    securableClasses.flatMap(({ catalog }) => (catalog ? [[catalog.view, [catalog.id, 'name']]] : [])),
  ),
  'sys.types': ['user_type_id', 'schema_id', 'name', 'principal_id', 'is_user_defined'],
  'sys.xml_schema_collections': ['xml_collection_id', 'schema_id', 'name', 'principal_id'],
};

/** What `public` may do in every new database. */
const given = new Set(['VIEW ANY COLUMN MASTER KEY DEFINITION', 'VIEW ANY COLUMN ENCRYPTION KEY DEFINITION']);

export function readPermissions(rows: CatalogRows, context: ReadContext & CatalogLookup): readonly PermissionObject[] {
  const principalTypes = new Map<number, string>();
  const users = new Set<string>();
  for (const row of rows.get('sys.database_principals') ?? []) {
    principalTypes.set(Number(row.principal_id), String(row.type));
    if (row.type !== 'R' && row.type !== 'A') users.add(String(row.name));
  }
  const names = new Map<string, ReadonlyMap<number, Row>>();
  const rowOf = (view: string, id: string, value: number) => {
    let known = names.get(view);
    if (!known) {
      known = new Map((rows.get(view) ?? []).map((row) => [Number(row[id]), row]));
      names.set(view, known);
    }
    return known.get(value);
  };
  const wholes = new Map<string, PermissionObject>();
  const revoked: { readonly key: string; readonly column: string }[] = [];
  for (const row of rows.get('sys.database_permissions') ?? []) {
    const props = propsOf(row);
    if (props === undefined) continue;
    if (row.state === 'R') {
      const { key } = permissionOf({ ...props, column: undefined }, context);
      if (props.column !== undefined) revoked.push({ key, column: props.column });
      continue;
    }
    const object = permissionOf(props, context);
    wholes.set(object.key, object);
  }
  for (const { key, column } of revoked) {
    const whole = wholes.get(key);
    if (whole) wholes.set(key, permissionOf({ ...whole.props, except: [...whole.props.except, column] }, context));
  }
  return [...wholes.values(), ...ownerships(rows, context)];

  function propsOf(row: Row): PermissionProps | undefined {
    const major = Number(row.major_id);
    const target = targetOf(row, major);
    if (target === undefined) return undefined;
    const grantee = context.principalName(Number(row.grantee_principal_id));
    const props: PermissionProps = {
      state: row.state === 'D' ? 'DENY' : 'GRANT',
      withGrantOption: row.state === 'W',
      permission: String(row.permission_name),
      ...target,
      except: [],
      grantee,
      grantor: context.principalName(Number(row.grantor_principal_id)) || 'dbo',
      asStated: false,
    };
    // dbo and every user connect by themselves; a user that may not is known by the lack of the row.
    if (isConnect(props) && (grantee === 'dbo' || users.has(grantee)) && grantee !== 'guest') return undefined;
    if (grantee === 'public' && props.class === 'DATABASE' && given.has(props.permission)) return undefined;
    return props;
  }

  function targetOf(row: Row, major: number): Pick<PermissionProps, 'class' | 'securable' | 'column'> | undefined {
    const number = Number(row.class);
    if (number === 0) return { class: 'DATABASE', securable: [], column: undefined };
    if (number === 1) {
      const object = context.object(major);
      if (!object || object.is_ms_shipped === true) return undefined;
      const minor = Number(row.minor_id);
      return {
        class: 'OBJECT',
        securable: context.pathOf(major),
        column: minor === 0 ? undefined : context.columnName(major, minor),
      };
    }
    if (number === 4) {
      const type = principalTypes.get(major);
      const word = type === 'R' ? 'ROLE' : type === 'A' ? 'APPLICATION ROLE' : 'USER';
      return { class: word, securable: [context.principalName(major)], column: undefined };
    }
    const known = securableClasses.find(({ catalog }) => catalog?.class === number);
    const found = known?.catalog && rowOf(known.catalog.view, known.catalog.id, major);
    if (!known || !found) return undefined;
    const inSchema = known.word === 'TYPE' || known.word === 'XML SCHEMA COLLECTION';
    const name = String(found.name);
    return {
      class: known.word,
      securable: inSchema ? [context.schemaName(Number(found.schema_id)), name] : [name],
      column: undefined,
    };
  }
}
