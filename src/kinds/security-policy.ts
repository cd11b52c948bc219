import { parseQuotedPath, quotePath } from '../base/names.ts';
import type { CatalogRows } from '../formats/catalog-rows.ts';
import type { ModelElement, ModelEntry } from '../formats/model-element.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import type { StatementOf } from '../statements/tree/index.ts';
import { namesIn } from './columns/expression-names.ts';
import {
  flag,
  innerElements,
  isBuiltInSchema,
  modelElement,
  readFlag,
  refer,
  referencesOf,
  schemaEntry,
} from './elements.ts';
import type {
  AlterInput,
  BuildContext,
  CatalogLookup,
  DacpacWriteContext,
  Hazard,
  Kind,
  ReadContext,
  Route,
  StatementBuilder,
} from './kind.ts';
import { schemaPath } from './module/module-builder.ts';
import { optionIsOn } from './option-text.ts';
import { rankOf } from './rank.ts';

export type Predicate = {
  /** What tells it from the policy's others: `[dbo].[T] BLOCK AFTER INSERT`. */
  readonly name: string;
  readonly type: 'FILTER' | 'BLOCK';
  /** '' for a filter, and for a block predicate of all operations. */
  readonly operation: string;
  readonly on: readonly string[];
  /** The call as T-SQL: `[dbo].[F]([a])`. */
  readonly call: string;
};

export type SecurityPolicyProps = {
  readonly enabled: boolean;
  readonly notForReplication: boolean;
  readonly schemaBound: boolean;
  readonly predicates: readonly Predicate[];
};

type PolicyObject = SchemaObject<SecurityPolicyProps>;

/** CREATE SECURITY POLICY; ALTER in a project adds to it. */
export const buildSecurityPolicy: StatementBuilder<'securityPolicy'> = (statement, context) => {
  const path = schemaPath(statement.name, context.defaultSchema);
  const added = predicatesOf(statement, context);
  const { options } = statement;
  if (statement.verb === 'create') {
    const props = {
      enabled: optionIsOn(options, 'STATE') ?? true,
      notForReplication: statement.notForReplication ?? false,
      schemaBound: optionIsOn(options, 'SCHEMABINDING') ?? true,
      predicates: added,
    };
    context.add(policyOf(path, props, context));
    return;
  }
  context.later(() => {
    const before = context.get(context.key('object', ...path)) as PolicyObject | undefined;
    if (before?.kind !== 'securityPolicy') return;
    const gone = new Set(
      statement.predicates
        .filter(({ change }) => change !== 'ADD')
        .map((predicate) =>
          nameOf(predicate.type, operationOf(predicate.operations), schemaPath(predicate.on, context.defaultSchema)),
        ),
    );
    const kept = before.props.predicates.filter((predicate) => !gone.has(predicate.name));
    context.replace(
      policyOf(
        path,
        {
          ...before.props,
          enabled: optionIsOn(options, 'STATE') ?? before.props.enabled,
          predicates: [...kept, ...added],
        },
        context,
      ),
    );
  });
};

function predicatesOf(statement: StatementOf<'securityPolicy'>, context: BuildContext): readonly Predicate[] {
  return statement.predicates.flatMap((predicate) => {
    if (!predicate.function) return [];
    const on = schemaPath(predicate.on, context.defaultSchema);
    const operation = operationOf(predicate.operations);
    const text = predicate.function.arguments.map((argument) => argument.text).join(', ');
    const call = `${quotePath(schemaPath(predicate.function.name, context.defaultSchema))}(${text})`;
    return [{ name: nameOf(predicate.type, operation, on), type: predicate.type, operation, on, call }];
  });
}

function operationOf(operations: readonly string[]): string {
  return operations.join(', ');
}

function nameOf(type: string, operation: string, on: readonly string[]): string {
  return [quotePath(on), type, operation].filter((part) => part !== '').join(' ');
}

function policyOf(path: readonly string[], props: SecurityPolicyProps, context: ReadContext): PolicyObject {
  const references = new Map<string, Reference>();
  const add = (reference: Reference) => references.set(`${reference.to}#${reference.member ?? ''}`, reference);
  if (!isBuiltInSchema(path[0] ?? '')) add({ to: context.key('schema', path[0] ?? ''), binding: 'bound' });
  for (const { on, call } of props.predicates) {
    const table = context.key('object', ...on);
    add({ to: table, binding: 'bound' });
    const [called, ...uses] = namesIn(call);
    if (called) add({ to: context.key('object', ...called.parts), binding: 'bound' });
    for (const use of uses) {
      if (use.parts.length === 1 && !use.called) add({ to: table, member: use.parts[0] ?? '', binding: 'bound' });
    }
  }
  return {
    kind: 'securityPolicy',
    key: context.key('object', ...path),
    path,
    props,
    references: [...references.values()],
    unread: [],
  };
}

function addClause({ type, call, on, operation }: Predicate): string {
  return `ADD ${type} PREDICATE ${call} ON ${quotePath(on)}${operation === '' ? '' : ` ${operation}`}`;
}

function createSql({ path, props }: PolicyObject): string {
  const onOff = (on: boolean) => (on ? 'ON' : 'OFF');
  const binding = props.schemaBound ? '' : ', SCHEMABINDING = OFF';
  const replication = props.notForReplication ? ' NOT FOR REPLICATION' : '';
  const predicates = props.predicates.map(addClause).join(',\n    ');
  return `CREATE SECURITY POLICY ${quotePath(path)}\n    ${predicates}\n    WITH (STATE = ${onOff(props.enabled)}${binding})${replication};`;
}

function weaker(message: string): Hazard {
  return { code: 'SEC004', severity: 'warn', message };
}

function alterPolicy({ before, after, changes }: AlterInput<SecurityPolicyProps>): Route {
  if (changes.some(({ property }) => property === 'schemaBound' || property === 'notForReplication')) {
    return { how: 'recreate', steps: [], disturbs: [] };
  }
  const name = quotePath(after.path);
  const is = new Map(after.props.predicates.map((predicate) => [predicate.name, predicate]));
  const was = new Map(before.props.predicates.map((predicate) => [predicate.name, predicate]));
  const changed = new Set(
    changes.flatMap(({ property, member }) => (property === 'predicates' && member !== undefined ? [member] : [])),
  );
  const clauses: string[] = [];
  const hazards: Hazard[] = [];
  for (const predicate of before.props.predicates) {
    if (is.has(predicate.name)) continue;
    clauses.push(
      `DROP ${predicate.type} PREDICATE ON ${quotePath(predicate.on)}${predicate.operation === '' ? '' : ` ${predicate.operation}`}`,
    );
    hazards.push(weaker(`${predicate.name} is removed: more rows can be seen or written.`));
  }
  for (const predicate of after.props.predicates) {
    if (!was.has(predicate.name)) clauses.push(addClause(predicate));
    else if (changed.has(predicate.name)) clauses.push(addClause(predicate).replace(/^ADD/, 'ALTER'));
  }
  const sql = clauses.length === 0 ? [] : [`ALTER SECURITY POLICY ${name}\n    ${clauses.join(',\n    ')};`];
  if (before.props.enabled !== after.props.enabled) {
    sql.push(`ALTER SECURITY POLICY ${name} WITH (STATE = ${after.props.enabled ? 'ON' : 'OFF'});`);
    if (!after.props.enabled) hazards.push(weaker('The policy is switched off: rows are no longer filtered.'));
  }
  return { how: 'inPlace', steps: [{ does: 'alter', sql, hazards }], disturbs: [] };
}

const operations = ['', 'AFTER INSERT', 'AFTER UPDATE', 'BEFORE UPDATE', 'BEFORE DELETE'];

function readElement(element: ModelElement, context: ReadContext): PolicyObject {
  const predicates = innerElements(element, 'Predicates').map((inner): Predicate => {
    const type = inner.properties.get('PredicateType') === '1' ? 'BLOCK' : 'FILTER';
    const operation = operations[Number(inner.properties.get('Operation') ?? 0)] ?? '';
    const on = parseQuotedPath(referencesOf(inner, 'TargetObject')[0] ?? '');
    return { name: nameOf(type, operation, on), type, operation, on, call: inner.properties.get('BodyScript') ?? '' };
  });
  return policyOf(
    parseQuotedPath(element.name ?? ''),
    {
      enabled: readFlag(element, 'Enabled', true),
      notForReplication: readFlag(element, 'NotForReplication'),
      schemaBound: readFlag(element, 'IsSchemaBound', true),
      predicates,
    },
    context,
  );
}

function writeElement(object: PolicyObject, context: DacpacWriteContext): ModelElement {
  const { path, props } = object;
  return modelElement('SqlSecurityPolicy', quotePath(path), {
    properties: {
      Enabled: flag(props.enabled, true),
      NotForReplication: flag(props.notForReplication, false),
      IsSchemaBound: flag(props.schemaBound, true),
    },
    relationships: {
      Predicates: props.predicates.map((predicate) => ({ element: predicateElement(predicate, context) })),
      Schema: [schemaEntry(path[0] ?? 'dbo')],
    },
  });
}

function predicateElement(predicate: Predicate, context: DacpacWriteContext): ModelElement {
  const [called, ...uses] = namesIn(predicate.call);
  const columns = new Set(
    (
      (context.model.objects.get(context.key('object', ...predicate.on))?.props.columns ?? []) as readonly {
        readonly name: string;
      }[]
    ).map(({ name }) => context.naming.fold(name)),
  );
  const dependencies: ModelEntry[] = called ? [refer(...called.parts)] : [];
  for (const { parts } of uses) {
    const name = parts.at(-1) ?? '';
    if (columns.has(context.naming.fold(name))) dependencies.push(refer(...predicate.on, name));
  }
  const operation = operations.indexOf(predicate.operation);
  return modelElement('SqlSecurityPredicate', undefined, {
    properties: {
      BodyScript: predicate.call,
      Operation: operation > 0 ? String(operation) : undefined,
      PredicateType: predicate.type === 'BLOCK' ? '1' : undefined,
    },
    relationships: { BodyDependencies: dependencies, TargetObject: [refer(...predicate.on)] },
  });
}

function readRows(rows: CatalogRows, context: ReadContext & CatalogLookup): readonly PolicyObject[] {
  const predicates = context.group('sys.security_predicates', 'object_id');
  return (rows.get('sys.security_policies') ?? [])
    .filter((row) => row.is_ms_shipped !== true)
    .map((row) => {
      const id = Number(row.object_id);
      const props: SecurityPolicyProps = {
        enabled: row.is_enabled === true,
        notForReplication: row.is_not_for_replication === true,
        schemaBound: row.is_schema_bound === true,
        predicates: (predicates.get(id) ?? []).map((predicate): Predicate => {
          const type = predicate.predicate_type_desc === 'BLOCK' ? 'BLOCK' : 'FILTER';
          const operation = predicate.operation_desc === null ? '' : String(predicate.operation_desc ?? '');
          const on = context.pathOf(Number(predicate.target_object_id));
          const call = withoutOuterParentheses(String(predicate.predicate_definition));
          return { name: nameOf(type, operation, on), type, operation, on, call };
        }),
      };
      return policyOf(context.pathOf(id), props, context);
    });
}

/** A server keeps `([dbo].[F]([a]))`. */
function withoutOuterParentheses(text: string): string {
  return text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : text;
}

export const securityPolicy: Kind<SecurityPolicyProps> = {
  name: 'securityPolicy',
  namespace: 'object',
  title: 'security policy',
  rank: rankOf('securityPolicy'),
  scope: 'schema',
  properties: [
    { name: 'enabled', equality: 'exact', aspect: 'state', default: true },
    { name: 'notForReplication', equality: 'exact', aspect: 'state', default: false },
    { name: 'schemaBound', equality: 'exact', aspect: 'definition', default: true },
    {
      name: 'predicates',
      equality: 'exact',
      aspect: 'definition',
      default: [],
      members: [
        { name: 'name', equality: 'name', aspect: 'identity' },
        { name: 'call', equality: 'expression', aspect: 'definition' },
      ],
    },
  ],
  element: () => 'SqlSecurityPolicy',
  itemName: (object) => quotePath(object.path),
  create: (object) => [{ does: 'create', sql: [createSql(object)] }],
  drop: (object) => [
    {
      does: 'drop',
      sql: [`DROP SECURITY POLICY ${quotePath(object.path)};`],
      hazards: [weaker('The policy goes: rows are no longer filtered.')],
    },
  ],
  alter: alterPolicy,
  // While its function or table changes it is switched off by being dropped; SEC004 of that drop is settled by the end.
  dacpac: {
    reads: ['SqlSecurityPolicy'],
    read: (element, context) => [readElement(element, context)],
    write: (object, context) => [writeElement(object, context)],
  },
  catalog: {
    views: {
      'sys.security_policies': [
        'object_id',
        'name',
        'schema_id',
        'is_ms_shipped',
        'is_enabled',
        'is_not_for_replication',
        'is_schema_bound',
      ],
      'sys.security_predicates': [
        'object_id',
        'security_predicate_id',
        'target_object_id',
        'predicate_definition',
        'predicate_type_desc',
        'operation_desc',
      ],
      'sys.objects': ['object_id', 'name', 'schema_id'],
    },
    read: readRows,
  },
};
