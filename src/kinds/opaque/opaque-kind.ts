import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import type { CustomData } from '../../formats/model-xml-reader.ts';
import type { DatabaseModel } from '../../model/database-model.ts';
import type { ObjectKey } from '../../model/object-key.ts';
import type { Reference, SchemaObject } from '../../model/schema-object.ts';
import { changedObject, schemaObjectOf } from '../../model/schema-object-of.ts';
import { referencesOf } from '../elements.ts';
import { hostOf } from '../extended-property/property-hosts.ts';
import { type ExtendedPropertyProps, propertyOf } from '../extended-property/property-props.ts';
import type { BuildContext, Kind, ReadContext, StatementBuilders } from '../kind.ts';
import { alterText, withCreate } from '../module/module-text.ts';
import { ownershipOf, type PermissionProps, permissionOf } from '../permission/permission-props.ts';
import { rankOf } from '../rank.ts';
import { secretHazard } from '../secret.ts';
import {
  bindingViews,
  bindSql,
  boundObject,
  boundTargets,
  CatalogBindings,
  changedBindings,
  unbindSql,
  withTargets,
} from './bindings.ts';
import { brokerElements, brokerViews } from './broker-rows.ts';
import { carriedClasses, elementOfWord, isOnCarried } from './carried.ts';
import { referencesOfElement } from './element-references.ts';
import { encryptionKeyElement } from './encryption-keys.ts';
import { alterAssembly } from './forms/assembly-forms.ts';
import { elementOfStatement, leastElement } from './forms/carried-form.ts';
import { formOfElement, formOfWord } from './forms/carried-forms.ts';
import { liveRows, liveViews } from './live-rows.ts';
import { canonicalElement, contractElement, createTextOf, messageTypeElement } from './opaque-element.ts';
import { buildSensitivity, sensitivityClass, sensitivityRows, sensitivityViews } from './sensitivity.ts';
import { unknownRows, unknownViews } from './unknown-rows.ts';

export type OpaqueProps = {
  /** What it is: the class word of a statement (`ASSEMBLY`), or the model.xml type. */
  readonly class: string;
  /** What is compared of a statement: its text. */
  readonly definition: string | undefined;
  /** What is compared of an element: all of it, its members sorted. */
  readonly shape: string | undefined;
  /** The statement that makes it, when it is known. */
  readonly text: string | undefined;
  /** The element, when it came from a package or is simple enough to be made. */
  readonly element: ModelElement | undefined;
};

export type OpaqueObject = SchemaObject<OpaqueProps>;

function finding(what: string, isMade = true): readonly string[] {
  const word = carriedClasses[what] ?? what;
  const carried = `${word.toLowerCase()} has no kind of its own: it is carried as it is, and nothing can be promised about it`;
  return [
    isMade ? carried : `${carried}; the package does not tell the statement that makes it: run that before the plan`,
  ];
}

function ofElement(element: ModelElement, context: ReadContext, more?: string): OpaqueObject {
  const name = element.name === undefined ? [] : parseQuotedPath(element.name);
  const { shape, text = more } = saidBy(element);
  const isSingle = formOfElement(element.type)?.single === true;
  return schemaObjectOf(
    {
      kind: 'opaque',
      ...placeOf(element.type, element.name === undefined && !isSingle ? [shape] : name, context),
      ...(element.name === undefined && { path: [element.type] }),
      props: { class: element.type, definition: undefined, shape, text: more ?? text, element },
      unread: finding(element.type, text !== undefined),
    },
    [...referencesOfElement(element, context), ...boundTargets(element, context).map(({ reference }) => reference)],
  );
}

/** What is compared of an element, and the statement that makes it: none where the element says more than the statement would. */
function saidBy(element: ModelElement): { readonly shape: string; readonly text: string | undefined } {
  const form = formOfElement(element.type);
  const text = createTextOf(element);
  const shape = canonicalElement(element);
  const said = form && text !== undefined ? elementOfStatement(form, text, 'dbo') : undefined;
  if (!form || text === undefined) return { shape, text };
  if (form.derived) return { shape: said ? canonicalElement(said) : shape, text };
  const isWhole = said && canonicalElement(said) === canonicalElement(withTargets(element, []));
  return { shape, text: isWhole ? text : undefined };
}

/** Key and path: objects of a schema share their names with the others there, the rest has its own for each class. */
function placeOf(
  what: string,
  name: readonly string[],
  context: ReadContext,
): { readonly key: ObjectKey; readonly path: readonly string[] } {
  const element = elementOfWord(what);
  const namespace = formOfElement(element)?.namespace;
  if (!namespace) return { key: context.key('opaque', element, ...name), path: [what, ...name] };
  const path = [name.at(-2) || 'dbo', name.at(-1) ?? ''];
  return { key: context.key(namespace, ...path), path };
}

/** The name of an object, without the class that stands before it where names are of a class. */
function nameOf({ path, props }: OpaqueObject): readonly string[] {
  return formOfElement(elementOfWord(props.class))?.namespace ? path : path.slice(1);
}

/** What a CREATE statement makes: its element where all that it says is known, else its text. */
function ofStatement(
  what: string,
  name: readonly string[],
  text: string,
  context: ReadContext,
  defaultSchema: string,
): OpaqueObject {
  const form = formOfWord(what);
  const element = form ? elementOfStatement(form, text, defaultSchema) : encryptionKeyElement(name, text);
  // A stop list's statement must end in a semicolon.
  if (element) return ofElement(element, context, form?.more ? text.replace(/;?\s*$/, ';') : undefined);
  return ofText(what, form?.namespace && name.length === 1 ? [defaultSchema, ...name] : name, text, context);
}

/** An object that is known by its text alone. DacFx is shown its name where others may refer to it. */
export function ofText(what: string, name: readonly string[], text: string, context: ReadContext): OpaqueObject {
  const form = formOfWord(what);
  const place = placeOf(what, name, context);
  const element = form && leastElement(form, form.namespace ? place.path : name);
  return schemaObjectOf(
    {
      kind: 'opaque',
      ...place,
      props: { class: what, definition: text, shape: undefined, text, element },
      unread: finding(what),
    },
    alteredBy(what, name, context),
  );
}

/** ALTER ROUTE comes after the CREATE of the same route. */
function alteredBy(what: string, name: readonly string[], context: ReadContext): readonly Reference[] {
  const altered = what.startsWith('ALTER ') ? formOfWord(what.slice('ALTER '.length)) : undefined;
  return altered ? [{ to: placeOf(altered.word, name, context).key, binding: 'bound' }] : [];
}

/** What stands beside a procedure under its name and a number: `[dbo].[P].[2]`. It is dropped with the procedure alone. */
export function numberedProcedure(path: readonly string[], text: string, context: ReadContext): OpaqueObject {
  const parent = context.key('object', ...path.slice(0, 2));
  return changedObject(ofText('NUMBERED PROCEDURE', path, text, context), { parent }, [
    { to: parent, binding: 'bound' },
  ]);
}

/** Adds it under the first number that is free: several ALTERs of one thing are several objects. */
export function addNumbered(what: string, name: readonly string[], text: string, context: BuildContext): void {
  for (let number = 1; ; number += 1) {
    const object = ofText(what, number === 1 ? name : [...name, String(number)], text, context);
    if (context.get(object.key)) continue;
    context.add(object);
    return;
  }
}

export const opaqueBuilders: StatementBuilders = {
  opaque: (statement, context) => {
    const name = statement.name?.parts ?? [];
    const { text } = statement.text;
    if (statement.verb === 'create') {
      const object = ofStatement(statement.class, name, text, context, context.defaultSchema);
      if (object.props.element) return context.add(object);
    }
    const verb = statement.verb === 'create' ? '' : `${statement.verb.toUpperCase()} `;
    addNumbered(`${verb}${statement.class}`, name, text, context);
  },
  createFullTextStoplist: (statement, context) => {
    const text = context.text(statement.start, statement.end);
    context.add(ofStatement('FULLTEXT STOPLIST', [statement.name], text, context, context.defaultSchema));
  },
  createJsonIndex: (statement, context) => {
    addNumbered(
      'JSON INDEX',
      [...statement.on.parts, statement.name],
      context.text(statement.start, statement.end),
      context,
    );
  },
  createVectorIndex: (statement, context) => {
    addNumbered(
      'VECTOR INDEX',
      [...statement.on.parts, statement.name],
      context.text(statement.start, statement.end),
      context,
    );
  },
  alterUser: (statement, context) => {
    addNumbered('ALTER USER', [statement.name], context.text(statement.start, statement.end), context);
  },
  messageType: (statement, context) => {
    if (statement.verb === 'create') context.add(ofElement(messageTypeElement(statement), context));
    else addNumbered('ALTER MESSAGE TYPE', [statement.name], context.text(statement.start, statement.end), context);
  },
  bind: (statement, context) =>
    context.later(() => {
      const object = boundObject(statement, context);
      if (object) context.replace(ofElement(object, context));
    }),
  contract: (statement, context) => context.add(ofElement(contractElement(statement), context)),
  sensitivity: buildSensitivity,
};

const carriedRows = 'rehearsal.opaque';

/** Header data of our own in model.xml, which DacFx passes over: statements that no element stands for. */
const category = 'RehearsalCarried';

export function carriedData(model: DatabaseModel, context: ReadContext): CustomData | undefined {
  const metadata = new Map<string, string>();
  for (const object of model.objects.values()) {
    if (object.kind === 'opaque') {
      const { class: what, element, definition, text } = object.props as OpaqueProps;
      // A column tells its classification.
      if (what === sensitivityClass) continue;
      const isMore = element !== undefined && text !== undefined && text !== createTextOf(element);
      if (element === undefined || definition !== undefined || isMore)
        metadata.set(
          quotePath([carriedClasses[what] ?? what, ...nameOf(object as unknown as OpaqueObject)]),
          text ?? '',
        );
    } else if (object.kind === 'permission' && object.props.state === 'OWNER') {
      const props = object.props as PermissionProps;
      metadata.set(quotePath([ownerWord, props.class, ...props.securable]), props.grantee);
    } else if (object.kind === 'permission' || object.kind === 'extendedProperty') {
      if (!isOnCarried(object, model, context)) continue;
      const word = object.kind === 'permission' ? permissionWord : propertyWord;
      metadata.set(quotePath([word, ...object.path]), JSON.stringify(object.props));
    }
  }
  return metadata.size === 0 ? undefined : { category, type: 'Sql', metadata };
}

/** First parts of the names under which an object's owner, and what hangs on a carried object, are carried. */
const ownerWord = 'AUTHORIZATION';
const permissionWord = 'PERMISSION ON';
const propertyWord = 'EXTENDED PROPERTY ON';

function carriedProperty(path: readonly string[], props: ExtendedPropertyProps, context: ReadContext): SchemaObject {
  const host = hostOf(props.levels) ?? { element: props.host, path: path.slice(1, -1), object: [] };
  return propertyOf(path.at(-1) ?? '', props.literal, host, props.levels, context) as unknown as SchemaObject;
}

export function readCarried(header: readonly CustomData[], context: ReadContext): readonly SchemaObject[] {
  const objects: SchemaObject[] = [];
  for (const data of header) {
    if (data.category !== category) continue;
    for (const [name, text] of data.metadata) {
      const [what = '', ...path] = parseQuotedPath(name);
      if (what === ownerWord) objects.push(ownershipOf(path[0] ?? '', path.slice(1), text, context));
      else if (what === permissionWord) objects.push(permissionOf(JSON.parse(text), context));
      else if (what === propertyWord) objects.push(carriedProperty(path, JSON.parse(text), context));
      else if (what === 'NUMBERED PROCEDURE') objects.push(numberedProcedure(path, text, context));
      else objects.push(ofStatement(what, path, text, context, 'dbo'));
    }
  }
  return objects;
}

/** Whether the object is known by its element alone: no statement can be written that makes it. */
export const isElementOnly = ({ props }: OpaqueObject): boolean =>
  props.element !== undefined && props.text === undefined;

/** The least that names such an object in a CREATE statement; undefined where its class has no word. */
export function stubOf(object: OpaqueObject): string | undefined {
  const named = classAndName(object);
  return named && `CREATE ${named}`;
}

/** `CERTIFICATE [c]`; undefined where the class has no word. */
function classAndName(object: OpaqueObject): string | undefined {
  const word = carriedClasses[object.props.class];
  // A queue's notification is named below its queue in a package alone.
  if (word === 'EVENT NOTIFICATION') return `${word} ${quotePath(object.path.slice(-1))}`;
  return word && [word, ...(object.path.length > 1 ? [quotePath(nameOf(object))] : [])].join(' ');
}

/** Where an event notification is: ` ON DATABASE`, ` ON QUEUE [s].[q]`. Of anything else nothing. */
function notifiedOf({ class: what, element, text }: OpaqueProps): string {
  if (what === 'SqlDatabaseEventNotification') return ' ON DATABASE';
  if (what === 'SqlQueueEventNotification') return ` ON QUEUE ${element && referencesOf(element, 'Queue')[0]}`;
  if (what !== 'EVENT NOTIFICATION') return '';
  const on = /\bON\s+(DATABASE|SERVER|QUEUE\s+(?:\[(?:[^\]]|\]\])+\]|[\w.$#@])+)/i.exec(text ?? '')?.[1];
  return on === undefined ? '' : ` ON ${on}`;
}

/** `DROP ASSEMBLY [a];` for what a single statement made. */
function dropSql(object: OpaqueObject): readonly string[] {
  const { props } = object;
  const name = nameOf(object);
  const named = classAndName(object);
  if (named !== undefined) return [`DROP ${named}${notifiedOf(props)};`];
  if (props.class === sensitivityClass) return [`DROP SENSITIVITY CLASSIFICATION FROM ${quotePath(name)};`];
  if (props.element?.type === 'SqlMessageType') return [`DROP MESSAGE TYPE ${quotePath(name)};`];
  if (props.element?.type === 'SqlContract') return [`DROP CONTRACT ${quotePath(name)};`];
  const simple = /^[A-Z ]+$/.test(props.class) && !/^(ALTER|DROP|SERVER|NUMBERED|SENSITIVITY|PLAN)\b/.test(props.class);
  return props.text !== undefined && simple && name.length > 0
    ? [`DROP ${props.class} ${quotePath(name)}${notifiedOf(props)};`]
    : [];
}

/** Whether the statement holds a password or secret that is no variable. */
const holdsSecret = ({ text = '' }: OpaqueProps): boolean => /\b(?:PASSWORD|SECRET)\s*=\s*N?'(?!\$\()/i.test(text);

export const opaque: Kind<OpaqueProps> = {
  name: 'opaque',
  namespace: 'opaque',
  title: 'object without a kind',
  rank: rankOf('opaque'),
  scope: 'schema',
  properties: [
    { name: 'definition', equality: 'module', aspect: 'definition' },
    { name: 'shape', equality: 'exact', aspect: 'definition' },
    { name: 'class', equality: 'ignored', aspect: 'identity' },
    { name: 'text', equality: 'ignored', aspect: 'text' },
    { name: 'element', equality: 'ignored', aspect: 'text' },
  ],
  element: (object) => object.props.element?.type ?? object.props.class,
  // DacFx spells what has no name by its class.
  itemName: (object) =>
    quotePath(nameOf(object)) || (formOfElement(object.props.class)?.single === true ? 'Master Key' : ''),
  create: ({ props }) =>
    props.text === undefined
      ? []
      : [
          {
            does: 'create',
            sql: [props.text, ...bindSql(props.element)],
            ...(holdsSecret(props) && { hazards: [secretHazard('a password')] }),
          },
        ],
  drop: (object) => {
    const sql = dropSql(object);
    if (sql.length === 0) return [];
    // Error 574 inside a transaction.
    const alone = elementOfWord(object.props.class) === 'SqlFullTextStopList';
    const unbound = unbindSql(object.props.element);
    return [{ does: 'drop', sql: [...unbound, ...sql], ...(alone && { commit: 'outside' }) }];
  },
  alter: ({ before, after: { key, props } }) => {
    if (props.class === 'NUMBERED PROCEDURE' && props.text !== undefined)
      return { how: 'inPlace', steps: [{ does: 'alter', sql: [alterText(props.text)] }], disturbs: [] };
    // ADD takes the place of what was there.
    if (props.class === sensitivityClass && props.text !== undefined)
      return { how: 'inPlace', steps: [{ does: 'alter', sql: [props.text] }], disturbs: [] };
    const bindings = changedBindings(before.props, props);
    if (bindings) return { how: 'inPlace', steps: [{ does: 'alter', sql: bindings }], disturbs: [] };
    if (before.props.element?.type === 'SqlAssembly' && props.element) {
      const sql = alterAssembly(before.props.element, props.element);
      // A function may name a method that only the new bytes have.
      if (sql !== undefined)
        return { how: 'inPlace', steps: [{ does: 'alter', sql: [sql], provides: [key] }], disturbs: [] };
    }
    return { how: 'recreate', steps: [], disturbs: [{}] };
  },
  dacpac: {
    // Every type that no other kind reads comes here.
    reads: [],
    read: (element, context) => [ofElement(element, context)],
    write: ({ props }) => (props.element === undefined ? [] : [props.element]),
  },
  catalog: {
    views: {
      ...liveViews,
      // Rows of the in-memory server alone: a real one has dozens of views for what is told here in one.
      [carriedRows]: ['verb', 'class', 'name', 'text'],
      ...brokerViews,
      ...bindingViews,
      ...unknownViews,
      ...sensitivityViews,
    },
    read: (rows, context) => {
      const known = new Map<ObjectKey, OpaqueObject>();
      const bindings = new CatalogBindings(context, (element) => ofElement(element, context));
      const add = (object: OpaqueObject) => {
        if (!known.has(object.key)) known.set(object.key, object);
      };
      for (const row of rows.get(carriedRows) ?? []) {
        const verb = row.verb === 'create' ? '' : `${String(row.verb).toUpperCase()} `;
        const name = row.name ? parseQuotedPath(String(row.name)) : [];
        const text = String(row.text);
        add(
          row.verb === 'create'
            ? bindings.of(ofStatement(String(row.class), name, text, context, 'dbo'))
            : ofText(`${verb}${row.class}`, name, text, context),
        );
      }
      for (const object of sensitivityRows(rows, context)) add(object);
      for (const element of brokerElements(rows, context)) add(ofElement(element, context));
      for (const { class: what, name, text } of [...liveRows(rows, context), ...unknownRows(rows, context)])
        add(
          what === 'NUMBERED PROCEDURE'
            ? numberedProcedure(name, withCreate(text ?? ''), context)
            : bindings.of(ofStatement(what, name, text ?? '', context, 'dbo')),
        );
      return [...known.values()];
    },
  },
};
