import { quotePath } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { Property } from '../kind.ts';

export type Predicate = {
  /** What tells it from the policy's others: `[dbo].[T] BLOCK AFTER INSERT`. */
  readonly name: string;
  readonly type: 'FILTER' | 'BLOCK';
  /** '' for a filter, and for a block predicate of all operations. */
  readonly operation: string;
  /** [schema, table] */
  readonly on: readonly string[];
  /** The call as written: `[dbo].[F]([a])`. */
  readonly call: string;
};

export type SecurityPolicyProps = {
  readonly enabled: boolean;
  readonly notForReplication: boolean;
  readonly schemaBound: boolean;
  readonly predicates: readonly Predicate[];
};

export type PolicyObject = SchemaObject<SecurityPolicyProps>;

export const policyProperties: readonly Property[] = [
  { name: 'enabled', equality: 'exact', aspect: 'state', default: true },
  { name: 'notForReplication', equality: 'exact', aspect: 'state', default: false },
  { name: 'schemaBound', equality: 'exact', aspect: 'definition', default: true },
  {
    name: 'predicates',
    equality: 'exact',
    aspect: 'definition',
    default: [],
    members: [{ name: 'call', equality: 'expression', aspect: 'definition' }],
  },
];

/** Operations as sys.security_predicates and model.xml number them. */
export const operations = ['', 'AFTER INSERT', 'AFTER UPDATE', 'BEFORE UPDATE', 'BEFORE DELETE'];

export function predicateOf(
  type: Predicate['type'],
  operation: string,
  on: readonly string[],
  call: string,
): Predicate {
  const name = [quotePath(on), type, operation].filter((part) => part !== '').join(' ');
  return { name, type, operation, on, call };
}
