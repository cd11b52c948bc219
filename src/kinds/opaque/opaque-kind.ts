import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import type { CustomData } from '../../formats/model-xml-reader.ts';
import type { DatabaseModel } from '../../model/database-model.ts';
import type { ObjectKey } from '../../model/object-key.ts';
import type { Reference, SchemaObject } from '../../model/schema-object.ts';
import { changedObject, schemaObjectOf } from '../../model/schema-object-of.ts';
import { innerElements, isBuiltInPrincipal, referencesOf } from '../elements.ts';
import { hostOf } from '../extended-property/property-hosts.ts';
import { type ExtendedPropertyProps, propertyOf } from '../extended-property/property-props.ts';
import type { BuildContext, Kind, ReadContext, StatementBuilders } from '../kind.ts';
import { alterText, withCreate } from '../module/module-text.ts';
import { ownershipOf, type PermissionProps, permissionOf } from '../permission/permission-props.ts';
import { rankOf } from '../rank.ts';
import { brokerElements, brokerViews } from './broker-rows.ts';
import { carriedClasses, elementOfWord, isOnCarried } from './carried.ts';
import { encryptionKeyElement } from './encryption-keys.ts';
import { canonicalElement, contractElement, createTextOf, messageTypeElement } from './opaque-element.ts';
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

function finding(what: string): readonly string[] {
  return [`${what.toLowerCase()} has no kind of its own: it is carried as it is, and nothing can be promised about it`];
}

function ofElement(element: ModelElement, context: ReadContext): OpaqueObject {
  const path = element.name === undefined ? [] : parseQuotedPath(element.name);
  const shape = canonicalElement(element);
  return schemaObjectOf(
    {
      kind: 'opaque',
      key: context.key('opaque', element.type, ...(element.name === undefined ? [shape] : path)),
      path: [element.type, ...path],
      props: { class: element.type, definition: undefined, shape, text: createTextOf(element), element },
      unread: finding(element.type),
    },
    referencesOfElement(element, context),
  );
}

/** A contract needs its message types, a message type its schemas, a column's key its master keys and all their owner. */
function referencesOfElement(element: ModelElement, context: ReadContext): readonly Reference[] {
  const references: Reference[] = [];
  for (const message of innerElements(element, 'Messages')) {
    for (const entry of message.relationships.get('MessageType') ?? []) {
      if (!('reference' in entry) || entry.externalSource !== undefined) continue;
      const path = parseQuotedPath(entry.reference);
      references.push({ to: context.key('opaque', 'SqlMessageType', ...path), binding: 'bound' });
    }
  }
  for (const value of innerElements(element, 'ColumnEncryptionKeyValues')) {
    for (const name of referencesOf(value, 'ColumnMasterKey')) {
      references.push({ to: context.key('opaque', 'SqlColumnMasterKey', ...parseQuotedPath(name)), binding: 'bound' });
    }
  }
  for (const name of referencesOf(element, 'XmlSchemaCollection')) {
    references.push({ to: context.key('xmlSchema', ...parseQuotedPath(name)), binding: 'bound' });
  }
  for (const name of referencesOf(element, 'Authorizer')) {
    const [owner = ''] = parseQuotedPath(name);
    if (!isBuiltInPrincipal(owner)) references.push({ to: context.key('principal', owner), binding: 'bound' });
  }
  return references;
}

export function ofText(what: string, name: readonly string[], text: string, context: ReadContext): OpaqueObject {
  return schemaObjectOf(
    {
      kind: 'opaque',
      key: context.key('opaque', elementOfWord(what), ...name),
      path: [what, ...name],
      props: { class: what, definition: text, shape: undefined, text, element: undefined },
      unread: finding(what),
    },
    [],
  );
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
    const key = encryptionKeyElement(name, text);
    if (key) return context.add(ofElement(key, context));
    const verb = statement.verb === 'create' ? '' : `${statement.verb.toUpperCase()} `;
    addNumbered(`${verb}${statement.class}`, name, text, context);
  },
  createFullTextStoplist: (statement, context) => {
    addNumbered('FULLTEXT STOPLIST', [statement.name], context.text(statement.start, statement.end), context);
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
  contract: (statement, context) => context.add(ofElement(contractElement(statement), context)),
  sensitivity: (statement, context) => {
    const text = context.text(statement.start, statement.end);
    const name = statement.columns[0]?.parts ?? [];
    addNumbered(
      statement.change === 'add' ? 'SENSITIVITY CLASSIFICATION' : 'DROP SENSITIVITY CLASSIFICATION',
      name,
      text,
      context,
    );
  },
};

const carriedRows = 'rehearsal.opaque';

/** Header data of our own in model.xml, which DacFx passes over: statements that no element stands for. */
const category = 'RehearsalCarried';

export function carriedData(model: DatabaseModel, context: ReadContext): CustomData | undefined {
  const metadata = new Map<string, string>();
  for (const object of model.objects.values()) {
    if (object.kind === 'opaque') {
      const { element, text } = object.props as OpaqueProps;
      if (element === undefined) metadata.set(quotePath(object.path), text ?? '');
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
      else objects.push(ofText(what, path, text, context));
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
function classAndName({ path, props }: OpaqueObject): string | undefined {
  const word = carriedClasses[props.class];
  return word && `${word} ${quotePath(path.slice(1))}`;
}

/** `DROP ASSEMBLY [a];` for what a single statement made. */
function dropSql(object: OpaqueObject): readonly string[] {
  const { path, props } = object;
  const [, ...name] = path;
  const named = classAndName(object);
  if (named !== undefined) return [`DROP ${named};`];
  if (props.element?.type === 'SqlMessageType') return [`DROP MESSAGE TYPE ${quotePath(name)};`];
  if (props.element?.type === 'SqlContract') return [`DROP CONTRACT ${quotePath(name)};`];
  const simple = /^[A-Z ]+$/.test(props.class) && !/^(ALTER|DROP|SERVER|NUMBERED|SENSITIVITY)\b/.test(props.class);
  return props.text !== undefined && simple && name.length > 0 ? [`DROP ${props.class} ${quotePath(name)};`] : [];
}

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
  itemName: (object) => quotePath(object.path.slice(1)),
  create: ({ props }) => (props.text === undefined ? [] : [{ does: 'create', sql: [props.text] }]),
  drop: (object) => {
    const sql = dropSql(object);
    if (sql.length === 0) return [];
    // Error 574 inside a transaction.
    const alone = elementOfWord(object.props.class) === 'SqlFullTextStopList';
    return [{ does: 'drop', sql, ...(alone && { commit: 'outside' }) }];
  },
  alter: ({ after: { props } }) =>
    props.class === 'NUMBERED PROCEDURE' && props.text !== undefined
      ? { how: 'inPlace', steps: [{ does: 'alter', sql: [alterText(props.text)] }], disturbs: [] }
      : { how: 'recreate', steps: [], disturbs: [{}] },
  dacpac: {
    // Every type that no other kind reads comes here.
    reads: [],
    read: (element, context) => [ofElement(element, context)],
    write: ({ props }) => (props.element === undefined ? [] : [props.element]),
  },
  catalog: {
    views: {
      // Rows of the in-memory server alone: a real one has dozens of views for what is told here in one.
      [carriedRows]: ['verb', 'class', 'name', 'text'],
      ...brokerViews,
      ...unknownViews,
    },
    read: (rows, context) => {
      const known = new Map<ObjectKey, OpaqueObject>();
      const add = (object: OpaqueObject) => {
        if (!known.has(object.key)) known.set(object.key, object);
      };
      for (const row of rows.get(carriedRows) ?? []) {
        const verb = row.verb === 'create' ? '' : `${String(row.verb).toUpperCase()} `;
        const name = row.name ? parseQuotedPath(String(row.name)) : [];
        const key = encryptionKeyElement(name, String(row.text));
        add(key ? ofElement(key, context) : ofText(`${verb}${row.class}`, name, String(row.text), context));
      }
      for (const element of brokerElements(rows, context)) add(ofElement(element, context));
      for (const { class: what, name, text } of unknownRows(rows, context))
        add(
          what === 'NUMBERED PROCEDURE'
            ? numberedProcedure(name, withCreate(text ?? ''), context)
            : ofText(what, name, text ?? '', context),
        );
      return [...known.values()];
    },
  },
};
