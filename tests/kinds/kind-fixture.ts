import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { modelOfServer, serverWith } from '../../src/app/in-memory-database.ts';
import { namingOf } from '../../src/base/names.ts';
import type { ModelElement, ModelEntry } from '../../src/formats/model-element.ts';
import { readModelXml } from '../../src/formats/model-xml-reader.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import { createBatches } from '../../src/plan/create-script.ts';
import { differencesOf } from '../../src/plan/proof.ts';
import { modelFromDacpac } from '../../src/sources/from-dacpac.ts';
import { objectsFromScripts } from '../../src/sources/from-scripts.ts';
import { dacpacOf } from '../../src/sources/to-dacpac.ts';

const folder = path.resolve('tests/kinds/fixtures');
const collation = 'SQL_Latin1_General_CP1_CI_AS';

export type FixtureOptions = {
  readonly platform?: string;
  /** model.xml types whose elements must be DacFx's to the last property. */
  readonly types: readonly string[];
};

/**
 * The tests of every kind: `fixtures/<name>.sql` says everything that T-SQL can say of it, `<name>.xml` is the model.xml that
 * DacFx 170.5 builds of it (tests/oracle/dacfx: `build <folder> <out.dacpac>`).
 */
export function describeKind(name: string, { platform = 'Sql160', types }: FixtureOptions): void {
  describe(name, () => {
    const sql = readFileSync(path.join(folder, `${name}.sql`), 'utf8');
    const xml = () => readModelXml(readFileSync(path.join(folder, `${name}.xml`)), `${name}.xml`);
    const written = modelOfSql(sql, platform);
    const differences = (other: DatabaseModel) => differencesOf(written, other, registry, { security: true });
    const ownPackage = () => {
      const { model, ...rest } = dacpacOf(written, { name, version: '1.0.0.0' }, registry);
      return { ...rest, model: { ...model, elements: [...model.elements] } };
    };
    const equal = (other: DatabaseModel) => assert.deepEqual(differences(other), []);

    it('is understood completely', () => {
      for (const object of written.objects.values())
        if (object.kind !== 'opaque') assert.deepEqual(object.unread, [], object.key);
    });

    it("reads DacFx's package as its scripts", () => {
      const dacpac = { model: xml(), name, version: '1.0.0.0' };
      equal(modelFromDacpac(dacpac, registry, `${name}.dacpac`));
    });

    it('writes what DacFx writes', () => {
      const ours = described(ownPackage().model.elements, types);
      for (const [key, element] of described(xml().elements, types)) assert.deepEqual(ours.get(key), element, key);
      assert.deepEqual([...ours.keys()].sort(), [...described(xml().elements, types).keys()].sort());
    });

    it('reads its own package', () => {
      equal(modelFromDacpac(ownPackage(), registry, `${name}.dacpac`));
    });

    it('creates what it read', () => {
      const batches = createBatches(written, registry).filter((batch) => !batch.startsWith('EXECUTE sys.'));
      const created = modelOfSql(batches.join('\nGO\n'), platform);
      // The options of a database are statements here and properties of the project there.
      assert.deepEqual(
        differences(created).filter((line) => !line.startsWith('databaseOptions ')),
        [],
      );
    });

    it('is read from the catalog of the database that it creates', () => {
      equal(modelOfServer(serverWith(written, createBatches(written, registry)), written, registry));
    });
  });
}

export function modelOfSql(sql: string, platform = 'Sql160'): DatabaseModel {
  const { objects, diagnostics } = objectsFromScripts(
    [{ path: 'a.sql', text: sql }],
    {
      collation,
      platform,
      defaultSchema: 'dbo',
      settings: { quotedIdentifier: true, ansiNulls: true },
      properties: new Map(),
      otherStatements: 'warning',
    },
    registry,
  );
  assert.deepEqual(diagnostics, []);
  return { naming: namingOf(collation), collation, platform, objects, refactorings: [], variables: {}, live: false };
}

/** Elements by type and name as plain data, without the numbers that only tie elements together. */
function described(elements: readonly ModelElement[], types: readonly string[]): ReadonlyMap<string, unknown> {
  const result = new Map<string, unknown>();
  for (const element of elements)
    if (types.includes(element.type)) result.set(`${element.type} ${element.name}`, describedElement(element));
  return result;
}

function describedElement(element: ModelElement): unknown {
  return {
    type: element.type,
    name: element.name,
    properties: Object.fromEntries([...element.properties].sort()),
    relationships: Object.fromEntries(
      [...element.relationships].sort().map(([name, entries]) => [name, entries.map(describedEntry)]),
    ),
    annotations: element.annotations.map(({ type, properties }) => [type, Object.fromEntries(properties)]),
  };
}

function describedEntry(entry: ModelEntry): unknown {
  return 'element' in entry ? describedElement(entry.element) : [entry.externalSource ?? '', entry.reference];
}
