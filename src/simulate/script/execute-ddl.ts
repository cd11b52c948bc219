import type { Statement } from '../../statements/tree/index.ts';
import { createIndex, createStatistics, dropIndex, dropStatistics } from '../ddl/create-index.ts';
import { createTable } from '../ddl/create-table.ts';
import { drop } from '../ddl/drop.ts';
import { defineModule } from '../ddl/modules.ts';
import { createSchema, transfer } from '../ddl/schema.ts';
import { createSynonym, defineSequence } from '../ddl/simple-objects.ts';
import { setTriggerOrder, setTriggerState } from '../ddl/triggers.ts';
import { createAliasType, createTableType, defineXmlCollection } from '../ddl/types.ts';
import { unsupported } from '../sql-error.ts';
import type { Session } from './session.ts';

/** Statements that change the catalog. */
export function executeDdl(s: Session, statement: Statement): void {
  switch (statement.kind) {
    case 'createTable':
      return createTable(s, statement);
    case 'createTableType':
      return createTableType(s, statement);
    case 'createIndex':
      return createIndex(s, statement);
    case 'dropIndex':
      return dropIndex(s, statement);
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
    case 'createSchema':
      return createSchema(s, statement);
    case 'alterSchemaTransfer':
      return transfer(s, statement);
    case 'sequence':
      return defineSequence(s, statement);
    case 'createSynonym':
      return createSynonym(s, statement);
    case 'createAliasType':
      return createAliasType(s, statement);
    case 'createXmlSchemaCollection':
      return defineXmlCollection(s, statement);
    case 'drop':
      return drop(s, statement);
    default:
      return unsupported(`the statement '${statement.kind}'`);
  }
}
