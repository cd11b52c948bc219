import { fail } from '../base/errors.ts';
import { type Naming, namingOf } from '../base/names.ts';
import { isPlatform, platforms } from '../base/platforms.ts';
import type { Dacpac } from '../formats/dacpac.ts';
import type { ModelElement } from '../formats/model-element.ts';
import type { SharedReading } from '../formats/model-xml-reader.ts';
import { platformOf } from '../formats/project/read-project.ts';
import { readRefactorLog } from '../formats/refactor-log.ts';
import type { DacpacReadContext, Kind, LastingContext } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { defaultCollation, readContext } from './read-context.ts';
import { type SettledObjects, settleObjects } from './settle.ts';
import { withSnapshotMark } from './snapshot-mark.ts';

/**
 * What the packages of one comparison share: elements of equal text, and the objects that were read from them as long as
 * the other elements that were looked at for them are the same too.
 */
export type SharedPackages = SharedReading & {
  /** By the context that they were read in: an object's keys depend on how names compare. */
  readonly objects: Map<string, { readonly read: Map<ModelElement, ReadElement>; readonly settled: SettledObjects }>;
};

/** Objects of an element, and which other elements were looked at for them. */
type ReadElement = { readonly asked: readonly Found[]; readonly made: readonly SchemaObject[] };
type Found = { readonly type: string; readonly name: string; readonly element: ModelElement | undefined };

export function sharedPackages(registry: Registry): SharedPackages {
  const ignored = new Map<string, readonly string[]>();
  for (const { dacpac } of Object.values(registry.kinds)) {
    for (const type of dacpac.reads) if (dacpac.ignores) ignored.set(type, dacpac.ignores);
  }
  return { elements: new Map(), ignored, texts: new Map(), objects: new Map() };
}

/** A server's and not the schema's: ours has no files either when it builds the same scripts. */
const ofTheServer: ReadonlySet<string> = new Set(['SqlFile']);

/** The model of a package, DacFx's or ours. Elements that no kind reads become objects of the kind 'opaque'. */
export function modelFromDacpac(
  dacpac: Dacpac,
  registry: Registry,
  file: string,
  shared: Pick<SharedPackages, 'objects'> = { objects: new Map() },
): DatabaseModel {
  const { elements, dspName, caseSensitive, header } = dacpac.model;
  const options = elements.find((element) => element.type === 'SqlDatabaseOptions')?.properties;
  const collation = options?.get('Collation') ?? defaultCollation;
  const platform = platformOf(dspName, true);
  if (!isPlatform(platform)) {
    fail('PKG007', `${file} is for ${platform}, whose databases are not known here.`, {
      hint: `Packages are read that were built for ${platforms.join(', ')}.`,
    });
  }
  const base = readContext(collation, platform, namingOf(caseSensitive ? '_CS_' : '_CI_'));
  const finder = new ElementFinder(elements, base.naming);
  const find = (type: string, name: string) => finder.find(type, name);
  let asked: Found[] = [];
  const context: DacpacReadContext = {
    ...base,
    lasting: { ...base, numberOf: numbersOf(elements, base.naming) },
    ansiNulls: options?.get('IsAnsiNullsOn') !== 'False',
    find: (type, name) => {
      const element = find(type, name);
      asked.push({ type, name, element });
      return element;
    },
  };
  const readers = readersOf(registry);
  const { read: known, settled } = knownObjects(
    shared,
    `${collation} ${caseSensitive} ${base.platform} ${context.ansiNulls}`,
  );
  const objects = new Map<ObjectKey, SchemaObject>();
  for (const element of elements) {
    if (ofTheServer.has(element.type)) continue;
    const kind = readers.get(element.type) ?? registry.kinds.opaque;
    if (!kind) continue;
    const before = known.get(element);
    let made = before?.asked.every((found) => find(found.type, found.name) === found.element) ? before.made : undefined;
    if (!made) {
      asked = [];
      made = kind.dacpac.read(element, context);
      known.set(element, { asked, made });
    }
    for (const object of made) objects.set(object.key, object);
  }
  for (const object of registry.carried?.read(header, context) ?? []) objects.set(object.key, object);
  finder.close();
  const variables: Record<string, string> = {};
  for (const data of header) {
    if (data.category !== 'SqlCmdVariables') continue;
    for (const [name, value] of data.metadata) variables[name] = value;
  }
  const model: DatabaseModel = {
    naming: base.naming,
    collation,
    platform: base.platform,
    objects: settleObjects(objects, registry, context, settled),
    refactorings: dacpac.refactorLog === undefined ? [] : readRefactorLog(dacpac.refactorLog, `${file}/refactor.xml`),
    ...(dacpac.preDeploy !== undefined && { preDeploy: dacpac.preDeploy }),
    ...(dacpac.postDeploy !== undefined && { postDeploy: dacpac.postDeploy }),
    variables,
    live: false,
  };
  return withSnapshotMark(model, header);
}

/** Finds elements by type and name, until it is closed: objects keep the context for later, and would keep every element. */
class ElementFinder {
  readonly #naming: Naming;
  #elements: readonly ModelElement[] | undefined;
  #byName: Map<string, ModelElement> | undefined;

  constructor(elements: readonly ModelElement[], naming: Naming) {
    this.#elements = elements;
    this.#naming = naming;
  }

  find(type: string, name: string): ModelElement | undefined {
    this.#byName ??= this.#index();
    return this.#byName.get(`${type} ${this.#naming.fold(name)}`);
  }

  close(): void {
    this.#elements = undefined;
    this.#byName = undefined;
  }

  #index(): Map<string, ModelElement> {
    const elements = this.#elements ?? fail('PKG006', 'Elements of a package were asked for after it was read.');
    return new Map(
      elements.map((element) => [`${element.type} ${this.#naming.fold(element.name ?? '')}`, element] as const),
    );
  }
}

/** Elements that a name of two parts may mean. */
const namedTypes = new Set(['SqlTable', 'SqlView', 'SqlTableType', 'SqlUserDefinedDataType', 'SqlXmlSchemaCollection']);

function numbersOf(elements: readonly ModelElement[], naming: Naming): LastingContext['numberOf'] {
  const numbers = new Map<string, string>();
  for (const { type, name, disambiguator } of elements)
    if (namedTypes.has(type)) numbers.set(`${type} ${naming.fold(name ?? '')}`, disambiguator ?? '');
  return (type, name) => numbers.get(`${type} ${naming.fold(name)}`);
}

function knownObjects(
  shared: Pick<SharedPackages, 'objects'>,
  context: string,
): { readonly read: Map<ModelElement, ReadElement>; readonly settled: SettledObjects } {
  let known = shared.objects.get(context);
  if (!known) {
    known = { read: new Map(), settled: new Map() };
    shared.objects.set(context, known);
  }
  return known;
}

/** Kinds by the model.xml types that they read. */
function readersOf(registry: Registry): ReadonlyMap<string, Kind> {
  const readers = new Map<string, Kind>();
  for (const kind of Object.values(registry.kinds)) {
    for (const type of kind.dacpac.reads) readers.set(type, kind);
  }
  return readers;
}
