import { builtins } from './builtins.ts';
import { Grammar } from './notation.ts';
import { auditRules } from './rules/audits.ts';
import { backupRules } from './rules/backups.ts';
import { brokerRules } from './rules/broker.ts';
import { controlFlowRules } from './rules/control-flow.ts';
import { dataChangeRules } from './rules/data-change.ts';
import { databaseRules } from './rules/databases.ts';
import { definitionRules } from './rules/definitions.ts';
import { eventTypeRules } from './rules/event-types.ts';
import { eventRules } from './rules/events.ts';
import { externalObjectRules } from './rules/external-objects.ts';
import { indexRules } from './rules/indexes.ts';
import { keyRules } from './rules/keys.ts';
import { moduleRules } from './rules/modules.ts';
import { permissionRules } from './rules/permissions.ts';
import { queryRules } from './rules/query.ts';
import { schemaObjectRules } from './rules/schema-objects.ts';
import { serverObjectRules } from './rules/server-objects.ts';
import { serverRules } from './rules/servers.ts';
import { storageRules } from './rules/storage.ts';
import { tableElementRules } from './rules/table-elements.ts';
import { tableRules } from './rules/tables.ts';
import { typeRules } from './rules/types.ts';

let grammar: Grammar | undefined;

/** The grammar of T-SQL. */
export function tsql(): Grammar {
  grammar ??= new Grammar(
    [
      queryRules,
      dataChangeRules,
      controlFlowRules,
      moduleRules,
      definitionRules,
      schemaObjectRules,
      tableRules,
      tableElementRules,
      indexRules,
      typeRules,
      storageRules,
      serverObjectRules,
      auditRules,
      backupRules,
      brokerRules,
      databaseRules,
      eventRules,
      eventTypeRules,
      externalObjectRules,
      keyRules,
      permissionRules,
      serverRules,
    ],
    builtins,
  );
  return grammar;
}
