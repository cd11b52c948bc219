import type { ModelElement } from '../formats/model-element.ts';
import type { CustomData } from '../formats/model-xml-reader.ts';
import type { DacpacToWrite } from '../formats/write-dacpac.ts';
import type { DacpacWriteContext, ReadContext } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import { type DatabaseModel, indexModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { ExternalPackage } from './external-package.ts';
import { linkReferences } from './link-references.ts';
import { readContext } from './read-context.ts';
import { snapshotData } from './snapshot-mark.ts';

export type PackageIdentity = {
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  readonly refactorLog?: string;
  /** Packages of the same database that it needs beside it. */
  readonly packages?: readonly ExternalPackage[];
};

/**
 * A model as a package. Objects are written by kind, then by name, whatever order they were read in: the same schema
 * gives the same bytes.
 */
export function dacpacOf(model: DatabaseModel, identity: PackageIdentity, registry: Registry): DacpacToWrite {
  const base = readContext(model.collation, model.platform, model.naming);
  const numbers = new Map<ObjectKey, string>();
  // 1 is the database's own number.
  let last = 1;
  const next = (): string => {
    last += 1;
    return String(last);
  };
  // What a package of the same database holds is looked at and named, and not written.
  const external = (identity.packages ?? []).flatMap(({ objects }) => [...objects]);
  const seen = external.length === 0 ? model : { ...model, objects: new Map([...external, ...model.objects]) };
  const context: DacpacWriteContext = {
    ...base,
    model: seen,
    index: indexModel(seen),
    disambiguator: (owner) => {
      let number = numbers.get(owner);
      if (number === undefined) {
        number = next();
        numbers.set(owner, number);
      }
      return number;
    },
  };
  const objects = [...model.objects.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const byKind = new Map<string, typeof objects>();
  for (const object of objects) {
    const list = byKind.get(object.kind);
    if (list) list.push(object);
    else byKind.set(object.kind, [object]);
  }
  const kinds = Object.values(registry.kinds).sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
  function* elements(): Generator<ModelElement> {
    for (const kind of kinds) {
      for (const object of byKind.get(kind.name) ?? []) yield* kind.dacpac.write(object, context);
    }
  }
  return {
    model: {
      dspName: dspNameOf(model.platform),
      collationLcid: '1033',
      caseSensitive: model.naming.caseSensitive,
      header: headerOf(model, identity, registry, base),
      elements: linkReferences(elements, base.naming, next, externalNames(identity, base)),
    },
    name: identity.name,
    version: identity.version,
    ...(identity.description !== undefined && { description: identity.description }),
    ...(model.preDeploy !== undefined && { preDeploy: model.preDeploy }),
    ...(model.postDeploy !== undefined && { postDeploy: model.postDeploy }),
    ...(identity.refactorLog !== undefined && { refactorLog: identity.refactorLog }),
  };
}

/** `Sql160` → `Microsoft.Data.Tools.Schema.Sql.Sql160DatabaseSchemaProvider`. */
export function dspNameOf(platform: string): string {
  return `Microsoft.Data.Tools.Schema.Sql.${platform === 'SqlAzure' ? 'SqlAzureV12' : platform}DatabaseSchemaProvider`;
}

/** Which package holds what has a name, folded. */
function externalNames({ packages = [] }: PackageIdentity, { naming }: ReadContext): ReadonlyMap<string, string> {
  return new Map(packages.flatMap(({ names, logicalName }) => names.map((name) => [naming.fold(name), logicalName])));
}

/** DacFx finds the package by its name in the folder of the one that uses it, wherever the two were built. */
function referenceData({ logicalName, suppressMissingDependencies }: ExternalPackage): CustomData {
  const metadata = new Map([
    ['FileName', logicalName],
    ['LogicalName', logicalName],
    ['SuppressMissingDependenciesErrors', suppressMissingDependencies ? 'True' : 'False'],
  ]);
  return { category: 'Reference', type: 'SqlSchema', metadata };
}

function headerOf(
  model: DatabaseModel,
  { packages = [] }: PackageIdentity,
  registry: Registry,
  context: ReadContext,
): readonly CustomData[] {
  const names = Object.keys(model.variables).sort();
  const metadata = new Map(names.map((name) => [name, model.variables[name] ?? '']));
  const carried = registry.carried?.write(model, context);
  const snapshot = snapshotData(model);
  return [
    ...packages.map(referenceData),
    ...(names.length === 0 ? [] : [{ category: 'SqlCmdVariables', type: 'SqlCmdVariable', metadata }]),
    ...(carried ? [carried] : []),
    ...(snapshot ? [snapshot] : []),
  ];
}
