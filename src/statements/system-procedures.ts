import { parseQuotedPath } from '../base/names.ts';
import { isNullLiteral, literalText } from './literals.ts';
import type {
  AlterRole,
  Bind,
  Execute,
  ExtendedProperty,
  ObjectName,
  RefreshModule,
  Rename,
  SetTriggerOrder,
  SourceText,
  TableOption,
} from './tree/index.ts';

type Recognised = ExtendedProperty | Rename | RefreshModule | SetTriggerOrder | TableOption | AlterRole | Bind;
type Reader = (call: Execute) => Recognised | undefined;

const readers: Readonly<Record<string, Reader>> = {
  sp_addextendedproperty: (call) => readExtendedProperty(call, 'add'),
  sp_updateextendedproperty: (call) => readExtendedProperty(call, 'update'),
  sp_dropextendedproperty: (call) => readExtendedProperty(call, 'drop'),
  sp_rename: readRename,
  sp_refreshsqlmodule: (call) => readRefresh(call, 'sp_refreshsqlmodule', '@name'),
  sp_refreshview: (call) => readRefresh(call, 'sp_refreshview', '@viewname'),
  sp_settriggerorder: readTriggerOrder,
  sp_tableoption: readTableOption,
  sp_bindrule: (call) => readBind(call, 'RULE', '@rulename'),
  sp_unbindrule: (call) => readBind(call, 'RULE'),
  sp_bindefault: (call) => readBind(call, 'DEFAULT', '@defname'),
  sp_unbindefault: (call) => readBind(call, 'DEFAULT'),
  sp_addrolemember: (call) => readMember(call, ['@rolename', '@membername'], 'ADD MEMBER', false),
  sp_droprolemember: (call) => readMember(call, ['@rolename', '@membername'], 'DROP MEMBER', false),
  sp_addsrvrolemember: (call) => readMember(call, ['@rolename', '@loginame'], 'ADD MEMBER', true),
  sp_dropsrvrolemember: (call) => readMember(call, ['@rolename', '@loginame'], 'DROP MEMBER', true),
};

/**
 * The tree of a system procedure that changes the schema, or undefined: for every other procedure, and where an
 * argument that matters is not a literal.
 */
export function recogniseSystemProcedure(call: Execute): Recognised | undefined {
  const { procedure } = call;
  if (!procedure || call.into !== undefined) return undefined;
  const { parts } = procedure;
  // That of another database changes another database.
  if (parts.length > 2 && parts.at(-3) !== '$(DatabaseName)') return undefined;
  const name = (parts.at(-1) ?? '').toLowerCase();
  if (!name.startsWith('sp_') || !Object.hasOwn(readers, name)) return undefined;
  return readers[name]?.(call);
}

/** The arguments by name, lower case; positional ones get the names given. */
function argumentsOf(call: Execute, names: readonly string[]): ReadonlyMap<string, SourceText> {
  const found = new Map<string, SourceText>();
  call.arguments.forEach((argument, index) => {
    const name = argument.name?.toLowerCase() ?? names[index];
    if (name !== undefined) found.set(name, argument.value);
  });
  return found;
}

const propertyArguments = [
  ...['@name', '@value', '@level0type', '@level0name', '@level1type', '@level1name', '@level2type', '@level2name'],
];
const dropArguments = propertyArguments.filter((name) => name !== '@value');

/** sp_addextendedproperty name , value , level 0 type , level 0 name , … (drop: without value) */
function readExtendedProperty(call: Execute, change: ExtendedProperty['change']): ExtendedProperty | undefined {
  const found = argumentsOf(call, change === 'drop' ? dropArguments : propertyArguments);
  const name = textOf(found.get('@name'));
  if (name === undefined) return undefined;
  const levels: ExtendedProperty['levels'][number][] = [];
  for (const level of [0, 1, 2]) {
    const type = found.get(`@level${level}type`);
    if (!type || isNullLiteral(type.text)) break;
    const typeText = textOf(type);
    const nameText = textOf(found.get(`@level${level}name`));
    if (typeText === undefined || nameText === undefined) return undefined;
    levels.push({ type: typeText.toUpperCase(), name: nameText });
  }
  const value = found.get('@value');
  if (value?.text.startsWith('@')) return undefined;
  const given = value && !isNullLiteral(value.text) ? { value } : {};
  return { kind: 'extendedProperty', change, name, ...given, levels };
}

/** sp_rename old name , new name [ , type ] */
function readRename(call: Execute): Rename | undefined {
  const found = argumentsOf(call, ['@objname', '@newname', '@objtype']);
  const from = textOf(found.get('@objname'));
  const to = textOf(found.get('@newname'));
  if (from === undefined || to === undefined) return undefined;
  const type = found.get('@objtype');
  if (!type || isNullLiteral(type.text)) return { kind: 'rename', from, to };
  const objectType = textOf(type);
  return objectType === undefined ? undefined : { kind: 'rename', from, to, objectType: objectType.toUpperCase() };
}

function readRefresh(
  call: Execute,
  procedure: RefreshModule['procedure'],
  argument: string,
): RefreshModule | undefined {
  const found = argumentsOf(call, [argument, '@namespace']);
  const name = textOf(found.get(argument));
  return name === undefined || found.has('@namespace') ? undefined : { kind: 'refreshModule', procedure, name };
}

/** sp_settriggerorder trigger , First | Last | None , statement type [ , DATABASE | SERVER ] */
function readTriggerOrder(call: Execute): SetTriggerOrder | undefined {
  const found = argumentsOf(call, ['@triggername', '@order', '@stmttype', '@namespace']);
  const trigger = found.get('@triggername');
  const name = textOf(trigger);
  const statementType = textOf(found.get('@stmttype'));
  const order = (['First', 'Last', 'None'] as const).find(
    (one) => one.toLowerCase() === textOf(found.get('@order'))?.toLowerCase(),
  );
  if (!trigger || name === undefined || statementType === undefined || !order) return undefined;
  const namespace = textOf(found.get('@namespace'));
  return {
    kind: 'setTriggerOrder',
    trigger: nameOf(name, trigger),
    order,
    statementType: statementType.toUpperCase(),
    ...(namespace === undefined ? {} : { namespace: namespace.toUpperCase() }),
  };
}

/** sp_tableoption table , option , value */
function readTableOption(call: Execute): TableOption | undefined {
  const found = argumentsOf(call, ['@tablenamepattern', '@optionname', '@optionvalue']);
  const table = found.get('@tablenamepattern');
  const name = textOf(table);
  const option = textOf(found.get('@optionname'));
  const value = found.get('@optionvalue');
  if (!table || name === undefined || option === undefined || !value || value.text.startsWith('@')) return undefined;
  return { kind: 'tableOption', table: nameOf(name, table), option, value: textOf(value) ?? value.text };
}

/** sp_bindrule name , object [ , futureonly ]; sp_unbindrule object [ , futureonly ] */
function readBind(call: Execute, class_: Bind['class'], argument?: string): Bind | undefined {
  const found = argumentsOf(call, [...(argument === undefined ? [] : [argument]), '@objname', '@futureonly']);
  const object = found.get('@objname');
  const objectName = textOf(object);
  const name = argument === undefined ? undefined : found.get(argument);
  const nameText = textOf(name);
  if (!object || objectName === undefined || (argument !== undefined && nameText === undefined)) return undefined;
  return {
    kind: 'bind',
    class: class_,
    ...(name && nameText !== undefined && { name: nameOf(nameText, name) }),
    object: nameOf(objectName, object),
    futureOnly: textOf(found.get('@futureonly'))?.toLowerCase() === 'futureonly',
  };
}

function readMember(
  call: Execute,
  names: readonly [string, string],
  change: AlterRole['change'],
  server: boolean,
): AlterRole | undefined {
  // The server variants take the login first when called by position.
  const found = argumentsOf(call, server ? [names[1], names[0]] : names);
  const name = textOf(found.get(names[0]));
  const value = textOf(found.get(names[1]));
  return name === undefined || value === undefined ? undefined : { kind: 'alterRole', name, change, value, server };
}

function textOf(source: SourceText | undefined): string | undefined {
  return source ? literalText(source.text) : undefined;
}

/** The name inside a string; its offsets are those of the string. */
function nameOf(text: string, source: SourceText): ObjectName {
  return { parts: parseQuotedPath(text), start: source.start, end: source.end };
}
