import type { Session } from '../../../src/simulate/script/session.ts';
import { refuse, SqlError } from '../../../src/simulate/sql-error.ts';
import type { Statement } from '../../../src/statements/tree/index.ts';
import { isSysadmin, mayInDatabase } from './rights.ts';
import type { InstanceSession } from './session.ts';

/** Statements that change nothing of the schema, or are judged where they run. */
const free: ReadonlySet<Statement['kind']> = new Set([
  ...(['setOption', 'print', 'use', 'if', 'while', 'block', 'tryCatch', 'declare', 'setVariable', 'cursor'] as const),
  ...(['declareCursor', 'transaction', 'raiseError', 'throw', 'return', 'flow', 'execute', 'dml', 'other'] as const),
  ...(['alterDatabase', 'createLogin'] as const),
]);

/** Errors 262 (CREATE), 1088 and 15151 (what the login may not change is as good as not there), 40508 and 40510 on Azure. */
export function checkMayRun(session: InstanceSession, s: Session, statement: Statement): void {
  if (session.instance.version === 'AzureSQL') checkAzure(session, statement);
  if (isSysadmin(session) || free.has(statement.kind) || isTemporary(statement)) return;
  if (mayInDatabase(session, session.here, 'ALTER')) return;
  if (statement.kind === 'drop' && statement.class === 'DATABASE') return;
  if (statement.kind === 'opaque' && statement.class === 'DATABASE') return;
  if (statement.kind.startsWith('create')) {
    const what = statement.kind
      .slice('create'.length)
      .replace(/([A-Z])/g, ' $1')
      .trim()
      .toUpperCase();
    throw new SqlError(262, `CREATE ${what} permission denied in database '${s.databaseName}'.`, [], 14);
  }
  const name = 'name' in statement && typeof statement.name === 'object' ? statement.name.parts.join('.') : '';
  refuse(1088, name);
}

function isTemporary(statement: Statement): boolean {
  if (!('name' in statement) || typeof statement.name !== 'object') return false;
  return statement.name.parts.at(-1)?.startsWith('#') ?? false;
}

/** A database of Azure SQL stands alone: no other one can be used, and the service makes the backups. */
function checkAzure({ here }: InstanceSession, statement: Statement): void {
  if (statement.kind === 'use' && statement.database.toLowerCase() !== here.name.toLowerCase()) {
    const message =
      'USE statement is not supported to switch between databases. Use a new connection to connect to a different database.';
    throw new SqlError(40508, message);
  }
  if (statement.kind === 'other' && /^(BACKUP|RESTORE)$/i.test(statement.verb)) {
    const what = statement.text.text.split(/\s+/).slice(0, 2).join(' ').toUpperCase();
    throw new SqlError(40510, `Statement '${what}' is not supported in this version of SQL Server.`);
  }
}
