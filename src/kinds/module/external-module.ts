import { parseQuotedPath, quote, quotePath, quoteString } from '../../base/names.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import type { ModelType } from '../../model/data-type.ts';
import { modelTypeOf, typeText } from '../columns/model-type.ts';
import { innerElements, readFlag, referencesOf } from '../elements.ts';
import { bare } from '../option-text.ts';
import { readTypeSpecifier } from '../type-specifier.ts';
import type { ModuleKindName, ModuleProps } from './module-props.ts';
import type { ModuleStatement } from './module-tree.ts';

type ExternalParameter = {
  readonly name: string;
  readonly type: ModelType;
  readonly default?: string | undefined;
  readonly output: boolean;
};

/**
 * What a module that runs a method of an assembly says. The server keeps no text of it, so that its definition is written
 * from this wherever it was read: equal modules have equal texts.
 */
export type ExternalModule = {
  readonly path: readonly string[];
  readonly parameters: readonly ExternalParameter[];
  readonly returns?: ModelType | undefined;
  readonly columns?: readonly {
    readonly name: string;
    readonly type: ModelType;
    readonly collation?: string | undefined;
  }[];
  /** `CALLER`, `OWNER`, or `N'user'`; CALLER is what is not said. */
  readonly executeAs?: string | undefined;
  readonly nullOnNullInput?: boolean;
  /** `(column ASC)` of a table function. */
  readonly order?: string | undefined;
  /** Assembly, class and method. */
  readonly externalName: readonly string[];
  readonly trigger?: {
    /** [schema, name]; absent for ON DATABASE. */
    readonly on?: readonly string[] | undefined;
    readonly insteadOf: boolean;
    readonly events: readonly string[];
    readonly notForReplication: boolean;
  };
};

/** What all of them have of the properties of modules. */
export function externalProps(kind: ModuleKindName, module: ExternalModule): ModuleProps {
  return { definition: definitionOf(kind, module), quotedIdentifier: true, ansiNulls: true, schemaBound: false };
}

function definitionOf(kind: ModuleKindName, module: ExternalModule): string {
  const { path, parameters, returns, columns, order, externalName, trigger } = module;
  const name = quotePath(path);
  const end = `AS EXTERNAL NAME ${quotePath(externalName)}`;
  const executeAs = module.executeAs === undefined || /^CALLER$/i.test(module.executeAs) ? undefined : module.executeAs;
  const options = [
    ...(executeAs === undefined ? [] : [`EXECUTE AS ${executeAs}`]),
    ...(module.nullOnNullInput ? ['RETURNS NULL ON NULL INPUT'] : []),
  ];
  const withOptions = options.length === 0 ? '' : ` WITH ${options.join(', ')}`;
  if (trigger) {
    const on = trigger.on ? quotePath(trigger.on) : 'DATABASE';
    const events = [...trigger.events].sort().join(', ');
    const replication = trigger.notForReplication ? ' NOT FOR REPLICATION' : '';
    return `CREATE TRIGGER ${name} ON ${on}${withOptions} ${trigger.insteadOf ? 'INSTEAD OF' : 'AFTER'} ${events}${replication} ${end}`;
  }
  const list = parameters.map(parameterText).join(', ');
  if (kind === 'procedure') return `CREATE PROCEDURE ${name}${list === '' ? '' : ` ${list}`}${withOptions} ${end}`;
  const members = (columns ?? []).map((column) => {
    const collation = column.collation === undefined ? '' : ` COLLATE ${column.collation}`;
    return `${quote(column.name)} ${typeText(column.type)}${collation} NULL`;
  });
  const result = returns ? typeText(returns) : `TABLE (${members.join(', ')})`;
  return `CREATE FUNCTION ${name} (${list}) RETURNS ${result}${withOptions}${order === undefined ? '' : ` ORDER ${order}`} ${end}`;
}

function parameterText({ name, type, default: value, output }: ExternalParameter): string {
  return `${name} ${typeText(type)}${value === undefined ? '' : ` = ${value}`}${output ? ' OUTPUT' : ''}`;
}

/** A default has one spelling: a text as N'…', NULL in capitals. */
export function defaultText(written: string): string {
  if (/^N?'/i.test(written)) return quoteString(bare(written));
  return /^null$/i.test(written) ? 'NULL' : written;
}

/** What a statement says. `on` is a trigger's table. */
export function externalOfStatement(
  statement: ModuleStatement,
  path: readonly string[],
  on: readonly string[] | undefined,
): ExternalModule {
  const option = (name: string) => statement.options.find((one) => one.name === name);
  const { trigger } = statement;
  return {
    path,
    parameters: statement.parameters.map((parameter) => ({
      name: parameter.name,
      type: modelTypeOf(parameter.type, 'dbo'),
      default: parameter.default && defaultText(parameter.default.text),
      output: parameter.output,
    })),
    returns: statement.returns && modelTypeOf(statement.returns, 'dbo'),
    ...(statement.returnsTable && {
      columns: statement.returnsTable.columns.flatMap(({ name, type, collation }) =>
        type ? [{ name, type: modelTypeOf(type, 'dbo'), collation }] : [],
      ),
    }),
    executeAs: executeAsText(option('EXECUTE AS')?.value),
    nullOnNullInput: option('RETURNS NULL ON NULL INPUT') !== undefined,
    order: option('ORDER')?.value,
    externalName: statement.externalName ?? [],
    ...(trigger && {
      trigger: {
        on,
        insteadOf: trigger.type === 'INSTEAD OF',
        events: trigger.events,
        notForReplication: trigger.notForReplication,
      },
    }),
  };
}

function executeAsText(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  return /^N?'/i.test(value) ? quoteString(bare(value)) : value.toUpperCase();
}

/** Where the method stands in an element: its own for procedures and triggers, in the body of a function. */
function implementationOf(element: ModelElement): ModelElement | undefined {
  return [element, ...innerElements(element, 'FunctionBody')].find(({ relationships }) =>
    relationships.has('Assembly'),
  );
}

/** What an element of a package says; undefined where it runs no assembly. */
export function externalOfElement(
  element: ModelElement,
  on: readonly string[] | undefined,
  ddlEvents: readonly string[],
): ExternalModule | undefined {
  const implementation = implementationOf(element);
  if (!implementation) return undefined;
  const { properties } = implementation;
  const [assembly = ''] = parseQuotedPath(referencesOf(implementation, 'Assembly')[0] ?? '');
  const specifierOf = (holder: ModelElement, relationship: string): ModelType | undefined => {
    const specifier = innerElements(holder, relationship)[0];
    return specifier && readTypeSpecifier(specifier);
  };
  const lastOf = ({ name = '' }: ModelElement) => parseQuotedPath(name).at(-1) ?? '';
  const columns = innerElements(element, 'Columns').flatMap((column) => {
    const type = specifierOf(column, 'TypeSpecifier');
    return type ? [{ name: lastOf(column), type, collation: column.properties.get('Collation') }] : [];
  });
  const isTrigger = element.type === 'SqlDmlTrigger' || element.type === 'SqlDatabaseDdlTrigger';
  return {
    path: parseQuotedPath(element.name ?? ''),
    parameters: innerElements(element, 'Parameters').flatMap((parameter) => {
      const type = specifierOf(parameter, 'Type');
      const value = parameter.properties.get('DefaultExpressionScript');
      const output = readFlag(parameter, 'IsOutput');
      return type
        ? [{ name: lastOf(parameter), type, default: value === undefined ? undefined : defaultText(value), output }]
        : [];
    }),
    returns: specifierOf(element, 'Type'),
    ...(columns.length > 0 && { columns }),
    executeAs: executeAsOfElement(element),
    nullOnNullInput: readFlag(element, 'DoReturnNullForNullInput'),
    externalName: [assembly, properties.get('ClassName') ?? '', properties.get('MethodName') ?? ''],
    ...(isTrigger && {
      trigger: {
        on,
        insteadOf: element.properties.get('SqlTriggerType') === '3',
        events: on
          ? (['INSERT', 'UPDATE', 'DELETE'] as const).filter((event) =>
              readFlag(element, `Is${event.charAt(0)}${event.slice(1).toLowerCase()}Trigger`),
            )
          : ddlEvents,
        notForReplication: readFlag(element, 'IsNotForReplication'),
      },
    }),
  };
}

function executeAsOfElement(element: ModelElement): string | undefined {
  if (readFlag(element, 'IsOwner')) return 'OWNER';
  if (readFlag(element, 'IsSelf')) return 'SELF';
  const [user] = referencesOf(element, 'User');
  return user === undefined ? undefined : quoteString(parseQuotedPath(user).at(-1) ?? '');
}
