import { quote } from '../../base/names.ts';
import type { CreateSecurityPolicy } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { addUses, dropUses, type Use } from '../dependencies.ts';
import { storedExpression } from '../expressions.ts';
import { claimName, dotted, findObject, lastPart, schemaForCreate } from '../names.ts';
import { optionFlag } from '../options.ts';
import type { PolicyRow } from '../rows/object-rows.ts';
import { policyRow } from '../rows/object-rows.ts';
import type { PredicateRow } from '../rows/security-rows.ts';
import { refuse } from '../sql-error.ts';

type Predicate = CreateSecurityPolicy['predicates'][number];

const operations: Readonly<Record<string, number>> = {
  'AFTER INSERT': 1,
  'AFTER UPDATE': 2,
  'BEFORE UPDATE': 3,
  'BEFORE DELETE': 4,
};

/** CREATE and ALTER SECURITY POLICY. Errors 2714, 15151, 33262 (predicate there), 33261 (not there), 4512 binding, 208, 207. */
export function defineSecurityPolicy(c: Context, statement: CreateSecurityPolicy): void {
  const { catalog } = c;
  const options = statement.options;
  if (statement.verb === 'create') {
    const schemaId = schemaForCreate(c, statement.name);
    const name = lastPart(statement.name);
    claimName(c, schemaId, name);
    const id = catalog.nextObjectId();
    catalog.addObject(
      policyRow(
        { name, object_id: id, schema_id: schemaId, parent_object_id: 0 },
        optionFlag(options, 'STATE', true),
        statement.notForReplication ?? false,
        optionFlag(options, 'SCHEMABINDING', true),
      ),
    );
    for (const predicate of statement.predicates) addPredicate(c, id, predicate);
    bindPolicy(c, id);
    return;
  }
  const row = findObject(c, statement.name);
  if (row?.type !== 'SP') return refuse(15151, 'alter', 'security policy', dotted(statement.name));
  const id = row.object_id;
  const policy = row as PolicyRow;
  catalog.objects.set(id, {
    ...policy,
    is_enabled: optionFlag(options, 'STATE', policy.is_enabled),
    is_not_for_replication: statement.notForReplication ?? policy.is_not_for_replication,
  } as PolicyRow);
  for (const predicate of statement.predicates) {
    if (predicate.change !== 'ADD') removePredicate(c, id, predicate);
    if (predicate.change !== 'DROP') addPredicate(c, id, predicate);
  }
  bindPolicy(c, id);
}

function matches(row: PredicateRow, predicate: Predicate, target: number, operation: number | null): boolean {
  return (
    row.target_object_id === target &&
    row.predicate_type_desc === predicate.type &&
    (row.operation ?? null) === operation
  );
}

function removePredicate(c: Context, id: number, predicate: Predicate): void {
  const target = findObject(c, predicate.on) ?? refuse(208, dotted(predicate.on));
  const wanted = predicate.operations.length > 0 ? predicate.operations.map((o) => operations[o] ?? null) : [null];
  for (const operation of wanted) {
    const row = [...c.catalog.predicates.of(id)].find((item) => matches(item, predicate, target.object_id, operation));
    if (!row) return refuse(33263, predicate.type, dotted(predicate.on));
    c.catalog.predicates.delete(id, row.security_predicate_id);
  }
}

function addPredicate(c: Context, id: number, predicate: Predicate): void {
  const { catalog } = c;
  const target = findObject(c, predicate.on) ?? refuse(208, dotted(predicate.on));
  const call = predicate.function;
  if (!call) return;
  const wanted = predicate.operations.length > 0 ? predicate.operations.map((o) => operations[o] ?? null) : [null];
  const args = call.arguments.map((argument) => storedExpression(c, argument).definition.replace(/^\((.*)\)$/s, '$1'));
  const path = call.name.parts.map(quote).join('.');
  for (const operation of wanted) {
    for (const row of catalog.predicates.of(id)) {
      if (matches(row, predicate, target.object_id, operation)) refuse(33262, predicate.type, dotted(predicate.on));
    }
    if (predicate.type === 'FILTER') checkOneFilter(c, id, target.object_id, dotted(predicate.on));
    let next = 1;
    for (const key of catalog.predicates.keysOf(id)) next = Math.max(next, key + 1);
    catalog.predicates.set(id, next, {
      object_id: id,
      security_predicate_id: next,
      target_object_id: target.object_id,
      predicate_definition: `(${path}(${args.join(',')}))`,
      predicate_type: predicate.type === 'FILTER' ? 0 : 1,
      predicate_type_desc: predicate.type,
      operation,
      operation_desc:
        operation === null ? null : (predicate.operations.find((o) => operations[o] === operation) ?? null),
    });
  }
}

/** Error 33264: one enabled filter for each table, over all policies. */
function checkOneFilter(c: Context, id: number, target: number, name: string): void {
  for (const row of c.catalog.predicates.values()) {
    const policy = c.catalog.objects.get(row.object_id) as PolicyRow | undefined;
    if (row.predicate_type === 0 && row.target_object_id === target && row.object_id !== id && policy?.is_enabled) {
      refuse(33264, name);
    }
  }
}

/** What a policy binds: its functions, their tables, and the columns that are handed over. */
function bindPolicy(c: Context, id: number): void {
  const { catalog } = c;
  const policy = catalog.objects.get(id) as PolicyRow | undefined;
  dropUses(c, id);
  for (const row of catalog.predicates.of(id)) {
    const expression = storedExpression(c, { text: row.predicate_definition, start: 0, end: 0 });
    const uses: Use[] = [{ class: 1, id: row.target_object_id, minor: 0, name: '' }];
    for (const parts of expression.names) {
      const name = parts[parts.length - 1] ?? '';
      const column = catalog.column(row.target_object_id, name) ?? refuse(207, name);
      uses.push({ class: 1, id: row.target_object_id, minor: column.column_id, name });
    }
    for (const parts of expression.calls) {
      const schemaId = catalog.schemaId(parts[0] ?? '');
      const called = schemaId === undefined ? undefined : catalog.objectIn(schemaId, parts[1] ?? '');
      if (!called) return refuse(208, parts.join('.'));
      if (policy?.is_schema_bound && !catalog.modules.get(called.object_id)?.is_schema_bound) {
        refuse(4513, 'security policy', policy.name, called.name);
      }
      uses.push({ class: 1, id: called.object_id, minor: 0, name: called.name });
    }
    addUses(c, id, 0, uses, policy?.is_schema_bound ?? true);
  }
}
