import type { Drop, Module, Statement } from '../../statements/tree/index.ts';
import { moduleRow } from '../ddl/module-row.ts';
import { isTemporary, lastPart } from '../names.ts';
import { refuse } from '../sql-error.ts';
import type { Session } from './session.ts';
import { addTempTable, alterTempTable, tempColumns } from './temp-tables.ts';

/**
 * CREATE, ALTER and DROP of temp tables and temp procedures, and indexes of temp tables: what they define is not kept as rows.
 * Answers whether the statement was one of them.
 */
export function executeTemporary(s: Session, statement: Statement): boolean {
  switch (statement.kind) {
    case 'createTable':
      if (!isTemporary(statement.name)) return false;
      addTempTable(s, lastPart(statement.name), tempColumns(statement.columns));
      return true;
    case 'module':
      if (statement.module !== 'procedure' || !isTemporary(statement.name)) return false;
      defineProcedure(s, statement);
      return true;
    case 'drop':
      return drop(s, statement);
    case 'createIndex':
    case 'createStatistics':
      return isTemporary(statement.on);
    case 'dropIndex':
      return statement.items.every((item) => isTemporary(item.on));
    case 'alterTable': {
      if (!isTemporary(statement.name)) return false;
      alterTempTable(s, statement);
      return true;
    }
    default:
      return false;
  }
}

/** Errors 2714 (there is one), 208 (none to alter). */
function defineProcedure(s: Session, statement: Module): void {
  const name = lastPart(statement.name);
  const isThere = s.tempProcedures.has(name.toLowerCase());
  if (statement.verb === 'create' && isThere) refuse(2714, name);
  if (statement.verb === 'alter' && !isThere) refuse(208, name);
  s.tempProcedures.set(name.toLowerCase(), moduleRow(s, statement, 0, false, false));
}

/** Error 3701. */
function drop(s: Session, statement: Drop): boolean {
  const { class: what, names, ifExists } = statement;
  if ((what !== 'TABLE' && what !== 'PROCEDURE') || !names.some(isTemporary)) return false;
  const known: Map<string, unknown> = what === 'TABLE' ? s.tempTables : s.tempProcedures;
  for (const name of names) {
    const key = lastPart(name).toLowerCase();
    if (!known.delete(key) && !ifExists) refuse(3701, 'drop', what.toLowerCase(), lastPart(name));
  }
  return true;
}
