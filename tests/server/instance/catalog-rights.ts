import type { Row } from '../../../src/formats/catalog-rows.ts';
import type { Session } from '../../../src/simulate/script/session.ts';
import { catalogViews } from '../../../src/simulate/state/catalog-view.ts';
import { mayInDatabase } from './rights.ts';
import type { InstanceSession } from './session.ts';

/** Views that every user sees whole. */
const open = new Set([
  ...[
    'sys.schemas',
    'sys.databases',
    'sys.data_spaces',
    'sys.filegroups',
    'sys.database_files',
    'sys.destination_data_spaces',
  ],
  ...['sys.partition_schemes', 'sys.partition_functions', 'sys.partition_parameters', 'sys.partition_range_values'],
  ...['sys.database_scoped_configurations', 'sys.server_principals', 'sys.sql_logins'],
]);

/** Columns with the text of something, which only VIEW DEFINITION shows. */
const texts = ['definition', 'filter_definition'];

/**
 * The rows of a database's view as a login without VIEW DEFINITION sees them: objects on which it has some permission, without
 * their texts. undefined: all of them.
 */
export function visibleRows(session: InstanceSession, s: Session, view: string): Iterable<Row> | undefined {
  const { instance } = session;
  const database = instance.database(s.databaseName);
  const make = Object.hasOwn(catalogViews, view) ? catalogViews[view] : undefined;
  if (!database || !make || mayInDatabase(session, database, 'VIEW DEFINITION')) return undefined;
  if (open.has(view)) return undefined;
  const mayRead = mayInDatabase(session, database, 'SELECT');
  const rows: Row[] = [];
  for (const row of make(s.catalog)) {
    if (isOfSystem(row)) rows.push(row);
    else if (mayRead && !texts.some((column) => column in row)) rows.push(row);
    else if (mayRead) rows.push({ ...row, ...Object.fromEntries(texts.map((column) => [column, null])) });
  }
  return rows;
}

/** Types and roles of the system, and what is said of the database itself: whoever may enter it sees that. */
const isOfSystem = (row: Row): boolean =>
  row.is_user_defined === false || row.is_fixed_role === true || (row.class === 0 && 'major_id' in row);
