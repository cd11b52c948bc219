import { quotePath } from '../../base/names.ts';
import type { ModelAnnotation, ModelElement, ModelEntry } from '../../formats/model-element.ts';
import type { ModelType } from '../../model/data-type.ts';
import type { DataType, Parameter } from '../../statements/tree/index.ts';
import { lex } from '../../syntax/lexer.ts';
import { isWordAt } from '../../syntax/token-at.ts';
import { modelTypeOf } from '../columns/model-type.ts';
import { builtIn, type ElementParts, flag, modelElement, principalEntry, refer, schemaEntry } from '../elements.ts';
import type { DacpacWriteContext } from '../kind.ts';
import { typeSpecifier } from '../type-specifier.ts';
import { ddlEventName, ddlEventNumbers } from './ddl-events.ts';
import { elementTypes } from './module-dacpac.ts';
import type { ModuleKindName, ModuleObject, ModuleProps, TriggerProps } from './module-props.ts';
import { firstTokenAt } from './module-text.ts';
import { type ModuleStatement, moduleParts, moduleTree } from './module-tree.ts';

/** The element of a module as DacFx writes it; view columns and dynamic objects are left out, which it accepts. */
export function writeModuleElement(
  kind: ModuleKindName,
  object: ModuleObject,
  context: DacpacWriteContext,
): readonly ModelElement[] {
  const { props, path } = object;
  const tree = moduleTree(props);
  const external = tree?.externalName;
  const { header, body, footer } = moduleParts(props);
  const annotations = external ? [] : [commentsOf(props, header, footer)];
  const dependencies = dependenciesOf(object, context);
  const schema = kind === 'trigger' || kind === 'databaseTrigger' ? undefined : [schemaEntry(path[0] ?? 'dbo')];
  const script = body === '' || external ? undefined : body;
  const method = external && methodOf(external);
  const shared = {
    ...executeAs(tree),
    // Without a text there is nothing that the setting is about.
    IsAnsiNullsOn: external ? undefined : flag(props.ansiNulls, false),
    IsQuotedIdentifierOn: flag(props.quotedIdentifier, true),
  };
  const name = quotePath(path);
  const type = elementTypes[kind];
  switch (kind) {
    case 'view':
      return [
        modelElement(type, name, {
          properties: {
            IsSchemaBound: flag(props.schemaBound, false),
            IsMetadataReported: has(tree, 'VIEW_METADATA'),
            IsEncrypted: has(tree, 'ENCRYPTION'),
            QueryScript: script,
            IsWithCheckOption: flag(tree?.withCheckOption, false),
            IsColumnExplicitlyDefined: flag((tree?.columns.length ?? 0) > 0, false),
            ...shared,
          },
          relationships: {
            Columns: usedColumns(object, tree, context),
            QueryDependencies: dependencies,
            Schema: schema,
          },
          annotations,
        }),
      ];
    case 'procedure':
      return [
        modelElement(type, name, {
          properties: {
            IsRecompiled: has(tree, 'RECOMPILE'),
            IsForReplication: flag(tree?.forReplication, false),
            BodyScript: script,
            IsNativeCompiled: has(tree, 'NATIVE_COMPILATION'),
            IsSchemaBound: flag(props.schemaBound, false),
            IsEncrypted: has(tree, 'ENCRYPTION'),
            ...shared,
            ...method?.properties,
          },
          relationships: {
            ...method?.relationships,
            BodyDependencies: external ? undefined : dependencies,
            Parameters: parametersOf(path, tree, typesOf(path, context)),
            Schema: schema,
            User: executeAsUser(tree),
          },
          annotations,
        }),
      ];
    case 'trigger':
    case 'databaseTrigger':
      return [
        modelElement(type, name, {
          properties: {
            ...triggerProperties(kind, props as TriggerProps, tree, script),
            ...shared,
            ...method?.properties,
          },
          relationships: {
            ...method?.relationships,
            BodyDependencies: external ? undefined : dependencies,
            EventType: kind === 'databaseTrigger' ? eventTypes(props as TriggerProps, tree) : undefined,
            Parent: kind === 'trigger' ? [refer(...(props as TriggerProps).on)] : undefined,
            User: executeAsUser(tree),
          },
          annotations,
        }),
      ];
    default:
      return [functionElement(kind, object, tree, script, shared, dependencies, annotations, context)];
  }
}

function functionElement(
  kind: 'scalarFunction' | 'inlineFunction' | 'tableFunction',
  object: ModuleObject,
  tree: ModuleStatement | undefined,
  script: string | undefined,
  shared: Readonly<Record<string, string | undefined>>,
  dependencies: readonly ModelEntry[],
  annotations: readonly ModelAnnotation[],
  context: DacpacWriteContext,
): ModelElement {
  const { path, props } = object;
  const types = typesOf(path, context);
  const external = tree?.externalName;
  const implementation = external
    ? modelElement('SqlClrFunctionImplementation', undefined, methodOf(external))
    : modelElement('SqlScriptFunctionImplementation', undefined, { properties: { BodyScript: script }, annotations });
  return modelElement(elementTypes[kind], quotePath(path), {
    properties: {
      ReturnTableVariable: tree?.returnsTable?.variable || undefined,
      IsInline: kind === 'scalarFunction' ? has(tree, 'INLINE') : undefined,
      IsNativeCompiled: has(tree, 'NATIVE_COMPILATION'),
      IsSchemaBound: flag(props.schemaBound, false),
      DoReturnNullForNullInput: has(tree, 'RETURNS NULL ON NULL INPUT'),
      IsEncrypted: has(tree, 'ENCRYPTION'),
      ...shared,
    },
    relationships: {
      BodyDependencies: external ? undefined : dependencies,
      Columns: tree?.returnsTable
        ? columnsOf(path, tree, types)
        : kind === 'inlineFunction'
          ? usedColumns(object, tree, context)
          : undefined,
      FunctionBody: [{ element: implementation }],
      Parameters: parametersOf(path, tree, types),
      Schema: [schemaEntry(path[0] ?? 'dbo')],
      Type: tree?.returns && [typeSpecifier(types(tree.returns))],
      User: executeAsUser(tree),
    },
  });
}

/** What runs instead of a text. */
function methodOf([assembly = '', className, method]: readonly string[]): ElementParts {
  return {
    properties: { MethodName: method, ClassName: className },
    relationships: { Assembly: [refer(assembly)] },
  };
}

/**
 * Columns of a view or inline function, as far as somebody names them: its own list, an index, a property, a permission.
 * The others may be left out.
 */
function usedColumns(
  object: ModuleObject,
  tree: ModuleStatement | undefined,
  context: DacpacWriteContext,
): ModelEntry[] | undefined {
  const names = new Map<string, string>();
  for (const name of tree?.columns ?? []) names.set(context.naming.fold(name), name);
  for (const { object: user, reference } of context.index.dependentsOf(object.key)) {
    const { member } = reference;
    if (member === undefined || user.kind in elementTypes) continue;
    const folded = context.naming.fold(member);
    if (!names.has(folded)) names.set(folded, member);
  }
  return [...names.values()].map((name) => ({
    element: modelElement('SqlComputedColumn', quotePath([...object.path, name])),
  }));
}

/** Columns of the returned table; its unnamed constraints stand in the header's text only. */
function columnsOf(path: readonly string[], tree: ModuleStatement, types: Types): ModelEntry[] {
  return (tree.returnsTable?.columns ?? []).map((column) => ({
    element: modelElement(
      column.computed ? 'SqlComputedColumn' : 'SqlSimpleColumn',
      quotePath([...path, column.name]),
      {
        properties: {
          IsNullable: flag(column.nullable, true),
          IsIdentity: flag(column.identity !== undefined, false),
          Collation: column.collation,
          ExpressionScript: column.computed?.text,
        },
        relationships: { TypeSpecifier: column.type && [typeSpecifier(types(column.type))] },
      },
    ),
  }));
}

function parametersOf(
  path: readonly string[],
  tree: ModuleStatement | undefined,
  types: Types,
): ModelEntry[] | undefined {
  return tree?.parameters.map((parameter) => ({ element: parameterElement(path, parameter, types) }));
}

function parameterElement(path: readonly string[], parameter: Parameter, types: Types): ModelElement {
  return modelElement('SqlSubroutineParameter', quotePath([...path, parameter.name]), {
    properties: {
      IsOutput: flag(parameter.output, false),
      IsVarying: flag(parameter.varying, false),
      IsReadOnly: flag(parameter.readOnly, false),
      IsNullable: flag(parameter.nullable, true),
      DefaultExpressionScript: parameter.default?.text,
    },
    relationships: { Type: [parameterType(parameter.type, types)] },
  });
}

function parameterType(type: DataType, types: Types): ModelEntry {
  if (type.schema === undefined && type.name.toLowerCase() === 'cursor') {
    return { element: modelElement('SqlTypeSpecifier', undefined, { relationships: { Type: [builtIn('cursor')] } }) };
  }
  return typeSpecifier(types(type));
}

/** The type that is meant by one as written. */
type Types = (type: DataType) => ModelType;

/** A type without schema is one of the module's own schema, else one of dbo. */
function typesOf([schema = 'dbo']: readonly string[], { model, key }: DacpacWriteContext): Types {
  return (type) => modelTypeOf(type, model.objects.has(key('type', schema, type.name)) ? schema : 'dbo');
}

/** Objects and columns that the text uses and the model has, each once; parameters need not be listed. */
function dependenciesOf(object: ModuleObject, context: DacpacWriteContext): ModelEntry[] {
  const entries: ModelEntry[] = [];
  for (const { to, member } of object.references) {
    const used = context.model.objects.get(to);
    if (!used || used.kind === 'schema' || used.kind === 'user' || used.kind === 'role') continue;
    // Of an object without a kind only what has a name in its schema is named by others' texts.
    if (used.kind === 'opaque' && used.key.startsWith('opaque:')) continue;
    entries.push(refer(...used.path, ...(member === undefined ? [] : [member])));
  }
  return entries;
}

function commentsOf(props: ModuleProps, header: string, footer: string): ModelAnnotation {
  const create = firstTokenAt(props.definition);
  const properties = new Map<string, string>();
  if (create > 0) properties.set('CreateOffset', String(create));
  properties.set('Length', String(props.definition.length));
  properties.set('StartLine', '1');
  properties.set('StartColumn', '1');
  properties.set('HeaderContents', header);
  if (footer !== '') properties.set('FooterContents', footer);
  return { type: 'SysCommentsObjectAnnotation', properties };
}

function has(tree: ModuleStatement | undefined, option: string): string | undefined {
  return flag(
    tree?.options.some(({ name }) => name === option),
    false,
  );
}

function executeAsClause(tree: ModuleStatement | undefined): string | undefined {
  return tree?.options.find((option) => option.name === 'EXECUTE AS')?.value;
}

function executeAs(tree: ModuleStatement | undefined): Readonly<Record<string, string | undefined>> {
  const clause = executeAsClause(tree)?.toUpperCase();
  return {
    IsCaller: flag(clause === undefined || clause === 'CALLER', true),
    IsOwner: flag(clause === 'OWNER', false),
    IsSelf: flag(clause === 'SELF', false),
  };
}

function executeAsUser(tree: ModuleStatement | undefined): ModelEntry[] | undefined {
  const clause = executeAsClause(tree);
  if (clause === undefined || !/^N?'/i.test(clause)) return undefined;
  return [principalEntry(clause.slice(clause.indexOf("'") + 1, -1).replaceAll("''", "'"))];
}

function triggerProperties(
  kind: ModuleKindName,
  props: TriggerProps,
  tree: ModuleStatement | undefined,
  script: string | undefined,
): Readonly<Record<string, string | undefined>> {
  const trigger = tree?.trigger;
  const order = (event: string) => {
    const found = props.order.find((entry) => entry.startsWith(`${event} `));
    return found === undefined ? undefined : found.endsWith('First') ? '1' : '2';
  };
  const fires = (event: string) => flag(kind === 'trigger' && (trigger?.events.includes(event) ?? false), false);
  const dml = kind === 'trigger';
  return {
    IsInsertTrigger: fires('INSERT'),
    IsUpdateTrigger: fires('UPDATE'),
    IsDeleteTrigger: fires('DELETE'),
    InsertOrderRestriction: dml ? order('INSERT') : undefined,
    UpdateOrderRestriction: dml ? order('UPDATE') : undefined,
    DeleteOrderRestriction: dml ? order('DELETE') : undefined,
    IsNotForReplication: flag(trigger?.notForReplication, false),
    SqlTriggerType: triggerType(props.definition, trigger),
    IsDisabled: flag(props.disabled, false),
    IsNativeCompiled: has(tree, 'NATIVE_COMPILATION'),
    IsSchemaBound: flag(props.schemaBound, false),
    IsEncrypted: has(tree, 'ENCRYPTION'),
    BodyScript: script,
  };
}

/** FOR is 1, AFTER 2, INSTEAD OF 3: DacFx tells the two words for the same thing apart. */
function triggerType(definition: string, trigger: ModuleStatement['trigger']): string {
  if (trigger?.type === 'INSTEAD OF') return '3';
  const tokens = lex(definition, '');
  for (let i = 0; i < tokens.kinds.length; i += 1) {
    if (isWordAt(tokens, i, 'FOR')) return '1';
    if (isWordAt(tokens, i, 'AFTER')) return '2';
  }
  return '2';
}

function eventTypes(props: TriggerProps, tree: ModuleStatement | undefined): ModelEntry[] {
  return ddlEventNumbers(tree?.trigger?.events ?? []).map((number) => {
    const name = ddlEventName(number);
    const place = props.order.find((entry) => entry.split(' ')[0] === name);
    return {
      element: modelElement('SqlTriggerEventTypeSpecifier', undefined, {
        properties: {
          Order: place === undefined ? undefined : place.endsWith('First') ? '1' : '2',
          EventType: String(number),
        },
      }),
    };
  });
}
