import { parseQuotedPath } from '../../../src/base/names.ts';
import type { Value } from '../../../src/simulate/script/value.ts';
import { appLockMode, appLockTest } from './application-locks.ts';
import { lockCatalog } from './object-locks.ts';
import { isSysadmin, mayEnter, mayInDatabase, mayOnServer } from './rights.ts';
import type { InstanceSession } from './session.ts';

const text = (value: Value | undefined): string => String(value ?? '');

/** A time as the simulator writes it, in UTC: the server stands there. */
export const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, -1);

/** Functions that read the catalog: they wait for who changes it. */
const metadata = new Set([
  'object_id',
  'object_name',
  'object_definition',
  'col_length',
  'columnproperty',
  'indexproperty',
]);

/** Built-in functions whose answer is the server's. */
export function serverFunction(session: InstanceSession, name: string, args: readonly Value[]): Value | undefined {
  const { instance } = session;
  const [first = null] = args;
  if (metadata.has(name)) lockCatalog(session, session.s);
  switch (name) {
    case 'applock_mode':
      return appLockMode(session, args);
    case 'applock_test':
      return appLockTest(session, args);
    case 'db_id':
      return first === null ? session.here.id : (instance.database(text(first))?.id ?? null);
    case 'db_name':
    case 'original_db_name': {
      if (first === null) return args.length > 0 ? null : session.here.name;
      return [...instance.databases.values()].find(({ id }) => id === Number(first))?.name ?? null;
    }
    case 'suser_sname':
    case 'suser_name':
    case 'original_login':
      return args.length === 0 ? session.loginName : undefined;
    case 'suser_sid':
      return `0x${Buffer.from(instance.sidOfLogin(first === null ? session.loginName : text(first)))
        .toString('hex')
        .toUpperCase()}`;
    case 'is_srvrolemember':
      return isSysadmin(session) || mayOnServer(session, text(first)) ? 1 : 0;
    case 'has_dbaccess': {
      const database = instance.database(text(first));
      return database ? Number(mayEnter(session, database)) : null;
    }
    case 'has_perms_by_name':
      return hasPermission(session, args);
    case 'databasepropertyex': {
      const database = instance.database(text(first));
      if (!database) return null;
      return /^status$/i.test(text(args[1])) ? database.state : undefined;
    }
    case 'app_name':
      return session.login.application;
    case 'getdate':
    case 'getutcdate':
    case 'sysdatetime':
    case 'sysutcdatetime':
      return isoTime(instance.now());
    case 'sysdatetimeoffset':
      return `${isoTime(instance.now())}+00:00`;
    case 'newid':
    case 'newsequentialid':
      return instance.newGuid();
    case 'serverproperty':
      return serverProperty(session, text(first).toLowerCase());
    default:
      return undefined;
  }
}

/** HAS_PERMS_BY_NAME ( securable , class , permission ): of the server without a class, of a database with its class. */
function hasPermission(
  session: InstanceSession,
  [securable = null, kind = null, permission = null]: readonly Value[],
): Value {
  if (kind === null) return mayOnServer(session, text(permission)) ? 1 : 0;
  if (!/^DATABASE$/i.test(text(kind))) return mayInDatabase(session, session.here, text(permission)) ? 1 : 0;
  const name = parseQuotedPath(text(securable))[0] ?? '';
  const database = securable === null ? session.here : session.instance.database(name);
  return database ? Number(mayInDatabase(session, database, text(permission))) : null;
}

function serverProperty({ instance }: InstanceSession, property: string): Value | undefined {
  const { product } = instance.release;
  switch (property) {
    case 'productversion':
      return product;
    case 'productmajorversion':
      return product.split('.')[0] ?? null;
    case 'productminorversion':
      return product.split('.')[1] ?? null;
    case 'productbuild':
      return product.split('.')[2] ?? null;
    case 'edition':
      return instance.edition;
    case 'engineedition':
      if (instance.version === 'AzureSQL') return 5;
      return /^Express/i.test(instance.edition) ? 4 : /^(Standard|Web)/i.test(instance.edition) ? 2 : 3;
    case 'servername':
      return instance.name;
    case 'machinename':
    case 'computernamephysicalnetbios':
      return instance.name.split('\\')[0] ?? null;
    case 'instancedefaultdatapath':
      return instance.dataPath;
    case 'instancedefaultlogpath':
      return instance.logPath;
    case 'instancename':
      return instance.name.split('\\')[1] ?? null;
    case 'collation':
      return instance.collation;
    default:
      return undefined;
  }
}
