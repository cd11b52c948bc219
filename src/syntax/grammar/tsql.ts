import { builtins } from './builtins.ts';
import type { Builtin } from './node.ts';
import { Grammar } from './notation.ts';
import { controlFlowRules } from './rules/control-flow.ts';
import { dataChangeRules } from './rules/data-change.ts';
import { definitionRules } from './rules/definitions.ts';
import { indexRules } from './rules/indexes.ts';
import { moduleRules } from './rules/modules.ts';
import { queryRules } from './rules/query.ts';
import { ruledSchemaStatements, schemaObjectRules } from './rules/schema-objects.ts';
import { ruledServerStatements, serverObjectRules } from './rules/server-objects.ts';
import { storageRules } from './rules/storage.ts';
import { tableElementRules } from './rules/table-elements.ts';
import { tableRules } from './rules/tables.ts';
import { typeRules } from './rules/types.ts';

/** Thrown at a statement that no rule tells anything of: what follows cannot be judged. */
export class UnknownStatement extends Error {}

/** Words that begin statements without rules. */
const unruled = new Set([
  'CREATE',
  'ALTER',
  'DROP',
  'GRANT',
  'DENY',
  'REVOKE',
  'ADD',
  'BACKUP',
  'RESTORE',
  'DBCC',
  'DUMP',
  'LOAD',
  'SEND',
  'RECEIVE',
  'MOVE',
  'GET',
  'END',
  'COPY',
  'RENAME',
]);

/** First words, two or three, of statements that have rules although others with the same first word have none. */
const ruled = new Set([...ruledSchemaStatements, ...ruledServerStatements]);

const unknownStatement: Builtin = (r, at) => {
  const first = r.text(at).toUpperCase();
  const two = `${first} ${r.text(at + 1).toUpperCase()}`;
  const three = `${two} ${r.text(at + 2).toUpperCase()}`;
  if (unruled.has(first) && !ruled.has(two) && !ruled.has(three)) throw new UnknownStatement();
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
    ],
    new Map([...builtins, ['unknown_statement', unknownStatement]]),
  );
  return grammar;
}
