import { builtins } from './builtins.ts';
import type { Builtin } from './node.ts';
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
import { moduleRules, ruledModules } from './rules/modules.ts';
import { permissionRules } from './rules/permissions.ts';
import { queryRules } from './rules/query.ts';
import { ruledSchemaStatements, schemaObjectRules } from './rules/schema-objects.ts';
import { ruledServerStatements, serverObjectRules } from './rules/server-objects.ts';
import { serverRules } from './rules/servers.ts';
import { storageRules } from './rules/storage.ts';
import { tableElementRules } from './rules/table-elements.ts';
import { tableRules } from './rules/tables.ts';
import { typeRules } from './rules/types.ts';

/** Thrown at a statement that no rule tells anything of: what follows cannot be judged. */
export class UnknownStatement extends Error {}

/** Words that begin statements without rules. */
const unruled = new Set(['CREATE', 'ALTER', 'DROP', 'SEND', 'RECEIVE', 'MOVE', 'GET', 'END']);

/** First words, two or three, of statements that have rules although others with the same first word have none. */
const ruled = new Set([...ruledModules, ...ruledSchemaStatements, ...ruledServerStatements]);

// Made once, for the stack of a new one costs more than the statements before it.
const unknown = new UnknownStatement();

const unknownStatement: Builtin = (r, at) => {
  const first = r.text(at).toUpperCase();
  const two = `${first} ${r.text(at + 1).toUpperCase()}`;
  const three = `${two} ${r.text(at + 2).toUpperCase()}`;
  if (unruled.has(first) && !ruled.has(two) && !ruled.has(three)) throw unknown;
  return r.fail(at, 'a statement');
};

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
    new Map([...builtins, ['unknown_statement', unknownStatement]]),
  );
  return grammar;
}
