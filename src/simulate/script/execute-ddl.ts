import type { Statement } from '../../statements/tree/index.ts';
import { alterDatabase, isThisDatabase } from '../ddl/alter-database.ts';
import { alterIndex } from '../ddl/alter-index.ts';
import { alterTable } from '../ddl/alter-table.ts';
import { bindObject } from '../ddl/bind-object.ts';
import { createContract, defineMessageType, defineQueue, defineService } from '../ddl/broker.ts';
import { createIndex, createStatistics, dropIndex, dropStatistics } from '../ddl/create-index.ts';
import { createTable } from '../ddl/create-table.ts';
import { drop } from '../ddl/drop.ts';
import { defineEventSession } from '../ddl/event-session.ts';
import { changeProperty } from '../ddl/extended-properties.ts';
import {
  alterFullTextCatalog,
  alterFullTextIndex,
  createFullTextCatalog,
  createFullTextIndex,
  createStoplist,
} from '../ddl/full-text.ts';
import { defineModule } from '../ddl/modules.ts';
import { changeSensitivity, runOpaque, setTableOption } from '../ddl/opaque.ts';
import {
  alterPartitionFunction,
  alterPartitionScheme,
  createPartitionFunction,
  createPartitionScheme,
} from '../ddl/partitions.ts';
import { changePermission } from '../ddl/permissions.ts';
import { alterAuthorization, alterRole, alterUser, createRole, createUser, defineLogin } from '../ddl/principals.ts';
import { refreshModule } from '../ddl/refresh.ts';
import { rename } from '../ddl/rename.ts';
import { createSchema, transfer } from '../ddl/schema.ts';
import { defineSecurityPolicy } from '../ddl/security-policy.ts';
import { createSynonym, defineSequence } from '../ddl/simple-objects.ts';
import { createNewIndex, createSpatialIndex, createXmlIndex } from '../ddl/special-indexes.ts';
import { setTriggerOrder, setTriggerState } from '../ddl/triggers.ts';
import { createAliasType, createTableType, defineXmlCollection } from '../ddl/types.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { createDatabase, dropDatabase } from './databases.ts';
import { evaluateText } from './evaluate.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** Statements that no transaction of the user may contain (errors 574 and 226). */
const outside: ReadonlySet<Statement['kind']> = new Set([
  'createFullTextCatalog',
  'alterFullTextCatalog',
  'createFullTextIndex',
  'alterFullTextIndex',
]);

/** What a script does in master: set options of the database by its name, make and drop logins. */
function isOfServer(s: Session, statement: Statement): boolean {
  if (statement.kind === 'alterDatabase')
    return statement.database !== undefined && isThisDatabase(s, statement.database) && !s.isDropped;
  return statement.kind === 'createLogin' || (statement.kind === 'drop' && statement.class === 'LOGIN');
}

/** Statements that change the catalog. */
export function executeDdl(s: Session, statement: Statement): void {
  if (s.transactionCount > 0 && outside.has(statement.kind)) refuse(574, wordsOf(statement.kind));
  if (statement.kind === 'drop' && statement.class === 'DATABASE') return dropDatabase(s, statement);
  if (statement.kind === 'opaque' && statement.class === 'DATABASE' && statement.verb === 'create')
    return createDatabase(s, statement);
  if (s.elsewhere !== undefined && !isOfServer(s, statement)) return unsupported(`changes of ${s.elsewhere}`);
  switch (statement.kind) {
    case 'createTable':
      return createTable(s, statement);
    case 'alterTable':
      return alterTable(s, statement);
    case 'createTableType':
      return createTableType(s, statement);
    case 'createIndex':
      return createIndex(s, statement);
    case 'createXmlIndex':
      return createXmlIndex(s, statement);
    case 'createSpatialIndex':
      return createSpatialIndex(s, statement);
    case 'createJsonIndex':
    case 'createVectorIndex':
      return createNewIndex(s, statement);
    case 'createFullTextIndex':
      return createFullTextIndex(s, statement);
    case 'alterFullTextIndex':
      return alterFullTextIndex(s, statement);
    case 'dropIndex':
      return dropIndex(s, statement);
    case 'alterIndex':
      return alterIndex(s, statement);
    case 'createStatistics':
      return createStatistics(s, statement);
    case 'dropStatistics':
      return dropStatistics(s, statement);
    case 'module':
      return defineModule(s, statement);
    case 'triggerState':
      return setTriggerState(s, statement);
    case 'setTriggerOrder':
      return setTriggerOrder(s, statement);
    case 'refreshModule':
      return refreshModule(s, statement);
    case 'createSchema':
      return createSchema(s, statement);
    case 'alterSchemaTransfer':
      return transfer(s, statement);
    case 'alterAuthorization':
      return alterAuthorization(s, statement);
    case 'createRole':
      return createRole(s, statement);
    case 'alterRole':
      return alterRole(s, statement);
    case 'createUser':
      return createUser(s, statement);
    case 'alterUser':
      return alterUser(s, statement);
    case 'createLogin':
      return defineLogin(s, statement);
    case 'permission':
      return changePermission(s, statement);
    case 'securityPolicy':
      return defineSecurityPolicy(s, statement);
    case 'createPartitionFunction':
      return createPartitionFunction(s, statement, (text) => timeless(s, text));
    case 'alterPartitionFunction':
      return alterPartitionFunction(s, statement, (text) => timeless(s, text));
    case 'createPartitionScheme':
      return createPartitionScheme(s, statement);
    case 'alterPartitionScheme':
      return alterPartitionScheme(s, statement);
    case 'createFullTextCatalog':
      return createFullTextCatalog(s, statement);
    case 'alterFullTextCatalog':
      return alterFullTextCatalog(s, statement);
    case 'createFullTextStoplist':
      return createStoplist(s, statement);
    case 'alterDatabase':
      return alterDatabaseOutside(s, statement);
    case 'sequence':
      return defineSequence(s, statement);
    case 'createSynonym':
      return createSynonym(s, statement);
    case 'createAliasType':
      return createAliasType(s, statement);
    case 'createXmlSchemaCollection':
      return defineXmlCollection(s, statement);
    case 'extendedProperty':
      return changeProperty(s, statement);
    case 'rename':
      return rename(s, statement);
    case 'tableOption':
      return setTableOption(s, statement);
    case 'drop':
      return dropOutside(s, statement);
    case 'eventSession':
      return defineEventSession(s, statement);
    case 'queue':
      return defineQueue(s, statement);
    case 'service':
      return defineService(s, statement);
    case 'messageType':
      return defineMessageType(s, statement);
    case 'contract':
      return createContract(s, statement);
    case 'sensitivity':
      return changeSensitivity(s, statement);
    case 'bind':
      return bindObject(s, statement);
    case 'opaque':
      return runOpaque(s, statement);
    default:
      return unsupported(`the statement '${statement.kind}'`);
  }
}

/**
 * A value that stays in the database. Here no time passes: what a script computes after it has asked for the time would be
 * another value there.
 */
function timeless(s: Session, text: string): Value {
  const value = evaluateText(s, text);
  return s.hasAskedTime ? unsupported('boundaries of partitions that a script computes from the time') : value;
}

/** `createFullTextIndex` → `CREATE FULLTEXT INDEX` */
function wordsOf(kind: string): string {
  return kind
    .replace('FullText', 'Fulltext')
    .replace(/([A-Z])/g, ' $1')
    .toUpperCase();
}

/** Error 226: ALTER DATABASE stands alone; scoped configurations may be in a transaction. */
function alterDatabaseOutside(s: Session, statement: Extract<Statement, { readonly kind: 'alterDatabase' }>): void {
  if (s.transactionCount > 0 && statement.change.action !== 'scopedConfiguration') refuse(226, 'ALTER DATABASE');
  alterDatabase(s, statement);
}

function dropOutside(s: Session, statement: Extract<Statement, { readonly kind: 'drop' }>): void {
  if (s.transactionCount > 0 && statement.class.startsWith('FULLTEXT')) refuse(574, `DROP ${statement.class}`);
  drop(s, statement);
}
