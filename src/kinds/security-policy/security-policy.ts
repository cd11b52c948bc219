import { quotePath } from '../../base/names.ts';
import type { AlterInput, Hazard, Kind, Route } from '../kind.ts';
import { rankOf } from '../rank.ts';
import { policyViews, readPolicies } from './policy-catalog.ts';
import { readPolicy, writePolicy } from './policy-dacpac.ts';
import { settlePolicy } from './policy-object.ts';
import { type PolicyObject, type Predicate, policyProperties, type SecurityPolicyProps } from './policy-props.ts';

/** Row-level security: which rows a reader sees and a writer may write. */
export const securityPolicy: Kind<SecurityPolicyProps> = {
  name: 'securityPolicy',
  namespace: 'object',
  title: 'security policy',
  rank: rankOf('securityPolicy'),
  scope: 'schema',
  properties: policyProperties,
  element: () => 'SqlSecurityPolicy',
  itemName: ({ path }) => quotePath(path),
  create: (object) => [{ does: 'create', sql: [createText(object)] }],
  drop: ({ path }) => [{ does: 'drop', sql: [`DROP SECURITY POLICY ${quotePath(path)};`] }],
  alter,
  settle: settlePolicy,
  dacpac: {
    reads: ['SqlSecurityPolicy'],
    read: (element, context) => [readPolicy(element, context)],
    write: (object, context) => [writePolicy(object, context)],
  },
  catalog: { views: policyViews, read: readPolicies },
};

function createText({ path, props }: PolicyObject): string {
  const predicates = props.predicates.map((predicate) => `ADD ${predicateText(predicate)}`).join(',\n');
  const options = [`STATE = ${onOff(props.enabled)}`, ...(props.schemaBound ? [] : ['SCHEMABINDING = OFF'])];
  return [
    `CREATE SECURITY POLICY ${quotePath(path)}`,
    ...(predicates === '' ? [] : [predicates]),
    `WITH (${options.join(', ')})${props.notForReplication ? ' NOT FOR REPLICATION' : ''};`,
  ].join('\n');
}

function predicateText(predicate: Predicate): string {
  return `${predicate.type} PREDICATE ${predicate.call} ${place(predicate)}`;
}

/** ON [dbo].[T] AFTER INSERT */
function place({ on, operation }: Predicate): string {
  return `ON ${quotePath(on)}${operation === '' ? '' : ` ${operation}`}`;
}

function onOff(on: boolean): string {
  return on ? 'ON' : 'OFF';
}

function alter({ before, after, changes, desired }: AlterInput<SecurityPolicyProps>): Route {
  const names = new Set(changes.map(({ property }) => property));
  // No statement binds or frees an existing policy.
  if (names.has('schemaBound')) return { how: 'recreate', steps: [], disturbs: [] };
  const policy = `ALTER SECURITY POLICY ${quotePath(after.path)}`;
  const sql: string[] = [];
  const { clauses, hazards } = predicateChanges(before.props, after.props, changes, desired.naming.fold);
  if (clauses.length > 0) sql.push(`${policy}\n${clauses.join(',\n')};`);
  if (names.has('notForReplication'))
    sql.push(`${policy} ${after.props.notForReplication ? 'ADD' : 'DROP'} NOT FOR REPLICATION;`);
  if (names.has('enabled')) sql.push(`${policy} WITH (STATE = ${onOff(after.props.enabled)});`);
  return { how: 'inPlace', steps: [{ does: 'alter', sql, hazards }], disturbs: [] };
}

/** Predicates that go, change and come; a predicate is known by its table, type and operation. */
function predicateChanges(
  before: SecurityPolicyProps,
  after: SecurityPolicyProps,
  changes: AlterInput<SecurityPolicyProps>['changes'],
  fold: (name: string) => string,
): { readonly clauses: readonly string[]; readonly hazards: readonly Hazard[] } {
  const changed = new Set<string>();
  for (const { property, member } of changes)
    if (property === 'predicates' && member !== undefined) changed.add(fold(member));
  const was = new Set(before.predicates.map(({ name }) => fold(name)));
  const is = new Set(after.predicates.map(({ name }) => fold(name)));
  const clauses: string[] = [];
  const hazards: Hazard[] = [];
  for (const predicate of before.predicates) {
    if (is.has(fold(predicate.name))) continue;
    clauses.push(`DROP ${predicate.type} PREDICATE ${place(predicate)}`);
    const message = `The predicate ${predicate.name} goes: more rows can be ${predicate.type === 'FILTER' ? 'seen' : 'written'}.`;
    hazards.push({ code: 'SEC004', severity: 'warn', message });
  }
  for (const predicate of after.predicates) {
    const name = fold(predicate.name);
    if (changed.has(name)) clauses.push(`${was.has(name) ? 'ALTER' : 'ADD'} ${predicateText(predicate)}`);
  }
  return { clauses, hazards };
}
