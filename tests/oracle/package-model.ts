import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { words } from './sql-words.ts';
import { parseXml, type XmlNode } from './xml-tree.ts';

/** A top-level element of a package's model.xml, as the judge sees it. */
export type JudgedElement = {
  readonly type: string;
  /** model.xml's name; undefined for an unnamed constraint. */
  readonly name?: string;
  /** As a DeployReport spells it. */
  readonly item: string;
  /** Tells instances of one item apart, type included: the name, or what an unnamed constraint is on. */
  identity(name?: NameMap): string;
  /** What it hangs on, as model.xml names it. */
  readonly host?: string;
  /** The definition as DacFx compares it: comments, white space, letter case and column order aside; `name` maps folded names. */
  canonical(name?: NameMap): string;
  readonly node: XmlNode;
};

/** A folded model.xml name → the one that it has after the refactor log's renames. */
export type NameMap = (folded: string) => string;

export type Rename = { readonly type: string; readonly from: string; readonly to: string };

export type PackageModel = {
  readonly elements: readonly JudgedElement[];
  /** By `type item`, folded. */
  readonly byItem: ReadonlyMap<string, readonly JudgedElement[]>;
  /** By folded model.xml name. */
  readonly byName: ReadonlyMap<string, JudgedElement>;
  /** Tables and their columns by folded model.xml name. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, XmlNode>>;
  readonly renames: readonly Rename[];
};

/** Relationships that say what an element hangs on, in model.xml. */
const hosts = ['DefiningTable', 'IndexedObject', 'Parent', 'Host', 'SecuredObject', 'OnObject', 'Table'];

const unnamed: Readonly<Record<string, string>> = {
  SqlDefaultConstraint: 'Default Constraint',
  SqlPrimaryKeyConstraint: 'Primary Key',
  SqlUniqueConstraint: 'Unique Constraint',
  SqlCheckConstraint: 'Check Constraint',
  SqlForeignKeyConstraint: 'Foreign Key',
};

// Derived from other things, or left aside by DacFx's default options.
const uncompared = new Set([
  'IsAnsiNullsOn',
  'IsQuotedIdentifierOn',
  'FillFactor',
  'IsPadded',
  'Online',
  'Length',
  'Filegroup',
  'FilegroupForTextImage',
  'PartitionScheme',
  'PartitionColumn',
  'DynamicObjects',
]);

export const fold = (name: string): string => name.toLowerCase();

export function readPackage(file: string): PackageModel {
  const entries = unzipSync(readFileSync(file));
  const root = parseXml(strFromU8(entries['model.xml']!));
  const model = child(root, 'Model')!;
  const elements = model.children.filter((node) => node.tag === 'Element').map(judge);
  const byItem = new Map<string, JudgedElement[]>();
  const byName = new Map<string, JudgedElement>();
  const tables = new Map<string, Map<string, XmlNode>>();
  for (const element of elements) {
    const key = itemKey(element.type, element.item);
    const list = byItem.get(key);
    if (list) list.push(element);
    else byItem.set(key, [element]);
    if (element.name !== undefined) byName.set(fold(element.name), element);
    if (element.type === 'SqlTable') tables.set(fold(element.name!), columnsOf(element.node));
  }
  const log = entries['refactor.xml'];
  return { elements, byItem, byName, tables, renames: log ? readRenames(parseXml(strFromU8(log))) : [] };
}

export const itemKey = (type: string, item: string): string => `${type} ${fold(item)}`;

/** Columns of a table element by folded name `[s].[t].[c]`. */
function columnsOf(table: XmlNode): Map<string, XmlNode> {
  const columns = new Map<string, XmlNode>();
  for (const entry of entriesOf(table, 'Columns')) {
    const element = child(entry, 'Element');
    if (element) columns.set(fold(element.attributes.Name!), element);
  }
  return columns;
}

function judge(node: XmlNode): JudgedElement {
  const type = node.attributes.Type!;
  const name = node.attributes.Name;
  const host = hosts.map((relationship) => referenceOf(node, relationship)).find((found) => found !== undefined);
  let canonical: string | undefined;
  const column = referenceOf(node, 'ForColumn');
  const item = itemOf(type, name, host, node);
  return {
    type,
    ...(name === undefined ? {} : { name }),
    item,
    identity: (map = asIs) => {
      if (name !== undefined) return `${type} ${map(fold(name))}`;
      if (host === undefined) return `${type} ${item}`;
      // Several unnamed checks of one table differ only in what they say.
      const said = column === undefined && type !== 'SqlPrimaryKeyConstraint' ? canonicalOf(node, map) : '';
      return `${type} on ${map(fold(host))} ${column === undefined ? said : map(fold(column))}`;
    },
    ...(host === undefined ? {} : { host: type === 'SqlDefaultConstraint' && column ? column : host }),
    canonical: (map) => (map ? canonicalOf(node, map) : (canonical ??= canonicalOf(node))),
    node,
  };
}

function itemOf(type: string, name: string | undefined, host: string | undefined, node: XmlNode): string {
  if (type === 'SqlPermissionStatement') return 'Permission';
  if (type === 'SqlRoleMembership') return `${referenceOf(node, 'Role')} for ${referenceOf(node, 'Member')}`;
  if (type === 'SqlFullTextIndex') return `Full-text Index on ${name ?? host}`;
  if (type === 'SqlExtendedProperty') return name!.replace(/^\[[^\]]*\]\./, '');
  if (name !== undefined) return name;
  return type in unnamed ? `${unnamed[type]}: unnamed constraint on ${host}` : type;
}

const asIs: NameMap = (name) => name;

function canonicalOf(node: XmlNode, map: NameMap = asIs): string {
  const derivedColumns = /^Sql(View|InlineTableValuedFunction|MultiStatementTableValuedFunction|Queue)$/.test(
    node.attributes.Type!,
  );
  const parts: string[] = [];
  for (const part of node.children) {
    const name = part.attributes.Name ?? part.attributes.Type ?? '';
    if (part.tag === 'Property') {
      const value = propertyValue(part);
      // Azure's packages write out that history is kept without end.
      if (uncompared.has(name) || (name === 'RetentionUnit' && value === '- 1')) continue;
      parts.push(`${name}=${value}`);
    } else if (part.tag === 'Relationship') {
      if (uncompared.has(name) || name.endsWith('Dependencies') || (derivedColumns && name === 'Columns')) continue;
      const entries = part.children.map((entry) => canonicalEntry(entry, map));
      if (name === 'Columns' && node.attributes.Type !== 'SqlForeignKeyConstraint') entries.sort();
      parts.push(`${name}(${entries.join(',')})`);
    } else if (part.tag === 'Annotation' && name === 'SysCommentsObjectAnnotation') {
      const header = part.children.find((property) => property.attributes.Name === 'HeaderContents');
      if (header) parts.push(`header=${propertyValue(header)}`);
    }
  }
  return `${node.attributes.Type} ${map(fold(node.attributes.Name ?? ''))}{${parts.sort().join(';')}}`;
}

function canonicalEntry(entry: XmlNode, map: NameMap): string {
  const element = child(entry, 'Element');
  if (element) return canonicalOf(element, map);
  const reference = child(entry, 'References');
  return map(fold(reference?.attributes.Name ?? ''));
}

function propertyValue(property: XmlNode): string {
  return words(property.attributes.Value ?? child(property, 'Value')?.text ?? '');
}

/** Value of a property, as written. */
export function property(node: XmlNode, name: string): string | undefined {
  const found = node.children.find((part) => part.tag === 'Property' && part.attributes.Name === name);
  return found && (found.attributes.Value ?? child(found, 'Value')?.text);
}

export function entriesOf(node: XmlNode, relationship: string): readonly XmlNode[] {
  const found = node.children.find((part) => part.tag === 'Relationship' && part.attributes.Name === relationship);
  return found?.children ?? [];
}

export function referenceOf(node: XmlNode, relationship: string): string | undefined {
  const entry = entriesOf(node, relationship)[0];
  return entry && child(entry, 'References')?.attributes.Name;
}

export function child(node: XmlNode, tag: string): XmlNode | undefined {
  return node.children.find((candidate) => candidate.tag === tag);
}

function readRenames(log: XmlNode): Rename[] {
  const renames: Rename[] = [];
  for (const operation of log.children.filter((node) => node.tag === 'Operation')) {
    const value = (name: string): string | undefined =>
      operation.children.find((p) => p.attributes.Name === name)?.attributes.Value;
    const from = value('ElementName');
    const type = value('ElementType');
    if (!from || !type) continue;
    const parts = splitName(from);
    const newName = value('NewName');
    const newSchema = value('NewSchema');
    if (newName) parts[parts.length - 1] = newName.replace(/^\[(.*)\]$/s, '$1');
    if (newSchema) parts[0] = newSchema.replace(/^\[(.*)\]$/s, '$1');
    renames.push({ type, from, to: parts.map((part) => `[${part}]`).join('.') });
  }
  return renames;
}

/**
 * What the refactor log of `desired` renames in `current`, operation by operation; a rename of what is not there, or to a
 * name that is taken, does nothing. Undefined when it renames nothing.
 */
export function activeRenames(current: PackageModel, desired: PackageModel): NameMap | undefined {
  if (desired.renames.length === 0) return undefined;
  const names = new Set<string>(current.byName.keys());
  for (const columns of current.tables.values()) for (const column of columns.keys()) names.add(column);
  const steps: [string, string][] = [];
  const replace = (name: string, [from, to]: readonly [string, string]): string =>
    name === from ? to : name.startsWith(`${from}.`) ? to + name.slice(from.length) : name;
  let now = names;
  for (const rename of desired.renames) {
    const step: [string, string] = [fold(rename.from), fold(rename.to)];
    if (!now.has(step[0]) || now.has(step[1])) continue;
    steps.push(step);
    now = new Set([...now].map((name) => replace(name, step)));
  }
  if (steps.length === 0) return undefined;
  return (folded) => steps.reduce(replace, folded);
}

/** Parts of `[a].[b]` as written between the brackets. */
export function splitName(name: string): string[] {
  return [...name.matchAll(/\[((?:[^\]]|\]\])*)\]/g)].map((part) => part[1]!);
}
