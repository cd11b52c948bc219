import { builtins } from './builtins.ts';
import type { Builtin } from './node.ts';
import { Grammar } from './notation.ts';
import { controlFlowRules } from './rules/control-flow.ts';
import { dataChangeRules } from './rules/data-change.ts';
import { definitionRules } from './rules/definitions.ts';
import { moduleRules } from './rules/modules.ts';
import { queryRules } from './rules/query.ts';
import { schemaObjectRules } from './rules/schema-objects.ts';
import { serverObjectRules } from './rules/server-objects.ts';

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
  'ENABLE',
  'DISABLE',
  'SEND',
  'RECEIVE',
  'MOVE',
  'GET',
  'END',
  'COPY',
  'RENAME',
]);

const unknownStatement: Builtin = (r, at) => {
  if (unruled.has(r.text(at).toUpperCase())) throw new UnknownStatement();
  return r.fail(at, 'a statement');
};

let grammar: Grammar | undefined;

/** The grammar of T-SQL. */
export function tsql(): Grammar {
  grammar ??= new Grammar(
    [queryRules, dataChangeRules, controlFlowRules, moduleRules, definitionRules, schemaObjectRules, serverObjectRules],
    new Map([...builtins, ['unknown_statement', unknownStatement]]),
  );
  return grammar;
}
