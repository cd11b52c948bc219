import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { registry } from '../../../src/kinds/all-kinds.ts';
import { catalogParts } from '../../../src/server/catalog/catalog-parts.ts';
import { type CatalogVersion, catalogVersions, serverKind } from '../../../src/server/catalog/catalog-version.ts';
import { knownColumns } from '../../../src/server/catalog/known-columns.ts';
import { readCatalog } from '../../../src/server/catalog/read-catalog.ts';
import { type Guard, guards } from '../../../src/server/catalog/view-queries.ts';
import { catalogViews } from '../../../src/sources/from-catalog.ts';
import { rowsSession } from './rows-session.ts';

const views = catalogViews(registry);
const everyPermission = new Set(Object.keys(guards) as Guard[]);
/** Beside the checkout, where there is one. */
const reference = path.resolve('../shared/reference/system-views.json');

/** What a server of the version says of itself. */
const identities: Readonly<Record<CatalogVersion, { engine_edition: number; product_version: string }>> = {
  '2014': { engine_edition: 3, product_version: '12.0.6024.0' },
  '2016': { engine_edition: 2, product_version: '13.0.6300.2' },
  '2017': { engine_edition: 3, product_version: '14.0.3456.2' },
  '2019': { engine_edition: 4, product_version: '15.0.4316.3' },
  '2022': { engine_edition: 3, product_version: '16.0.4100.1' },
  '2025': { engine_edition: 3, product_version: '17.0.1000.7' },
  AzureSQL: { engine_edition: 5, product_version: '12.0.2000.8' },
};

type ColumnUse = { readonly view: string; readonly column: string };

/** `[a].[name]` with the view that `AS [a]` names in the same SELECT: every column of every query is written so. */
function columnsOf(batch: string): readonly ColumnUse[] {
  return batch.split(/;\n| UNION ALL /).flatMap((select) => {
    const aliases = new Map<string, string>();
    for (const [, schema, view, alias = ''] of select.matchAll(/\[(sys)\]\.\[(\w+)\] AS \[(\w+)\]/g))
      aliases.set(alias, `${schema}.${view}`);
    return [...select.matchAll(/(?<!\.)\[([a-z])\]\.\[(\w+)\]/g)].map(([, alias = '', column = '']) => ({
      view: aliases.get(alias) ?? `alias ${alias}`,
      column,
    }));
  });
}

/** Every batch of a reading of a server of the version, with all permissions or with none. */
async function batchesOf(version: CatalogVersion, allowed: boolean): Promise<readonly string[]> {
  const rows = new Map([...views.keys()].map((view) => [view, []]));
  const session = rowsSession(rows, {
    collation: 'Latin1_General_CI_AS',
    identity: { ...identities[version], ...Object.fromEntries(Object.keys(guards).map((g) => [g, allowed ? 1 : 0])) },
  });
  await readCatalog(session, views);
  return session.batches;
}

describe('catalog queries', () => {
  for (const version of catalogVersions) {
    it(`name no view or column that ${version} lacks`, async () => {
      for (const allowed of [true, false]) {
        const uses = (await batchesOf(version, allowed)).flatMap(columnsOf);
        assert.ok(uses.length > 400, `${uses.length}`);
        for (const { view, column } of uses) {
          assert.ok(knownColumns(view, [version])?.has(column), `${view}.${column}`);
        }
      }
    });
  }

  it('name in SQL Server 2025 every column that the kinds read', async () => {
    const uses = new Set(
      (await batchesOf('2025', true)).flatMap(columnsOf).map(({ view, column }) => `${view}.${column}`),
    );
    const only = /^(rehearsal\.|sys\.database_event_session)/;
    const wanted = [...views].flatMap(([view, columns]) => columns.map((column) => `${view}.${column}`));
    assert.deepEqual(
      wanted.filter((name) => !only.test(name) && !uses.has(name)),
      [],
    );
  });

  it('take four round trips whatever there is to read', async () => {
    assert.equal((await batchesOf('2022', true)).length, 4);
  });

  it('leave out what a build of the version does not list', async () => {
    const { parts } = catalogParts(views, {
      ...serverKind({ engineEdition: 8, productVersion: '12.0.2000.8', compatibilityLevel: 160 }),
      permissions: everyPermission,
      systemColumns: new Map([['sys.schemas', new Set(['schema_id', 'name'])]]),
    });
    const queries = parts.flatMap((part) => part.queries).filter(({ view }) => view.startsWith('sys.'));
    assert.deepEqual(
      queries.map(({ sql }) => sql),
      ['SELECT [a].[name] AS [name], [a].[schema_id] AS [schema_id] FROM [sys].[schemas] AS [a]'],
    );
  });

  it('know what a managed instance is by the level of the database', () => {
    const instance = (compatibilityLevel: number) =>
      serverKind({ engineEdition: 8, productVersion: '12.0.2000.8', compatibilityLevel }).platform;
    assert.deepEqual([130, 160, 170].map(instance), ['Sql160', 'Sql160', 'Sql170']);
  });

  it('are refused of what is no such server', () => {
    for (const [engineEdition, productVersion] of [
      [6, '12.0.2000.8'],
      [11, '12.0.2000.8'],
      [3, '11.0.7001.0'],
      [3, '18.0.1.1'],
    ] as const) {
      assert.throws(() => serverKind({ engineEdition, productVersion, compatibilityLevel: 110 }), /CAT002/);
    }
  });

  if (existsSync(reference)) {
    it('know the columns that the reference knows', () => {
      const known = JSON.parse(readFileSync(reference, 'utf8')) as ReferenceViews;
      for (const view of views.keys()) {
        for (const version of catalogVersions) {
          const own = [...(knownColumns(view, [version])?.keys() ?? [])].sort();
          if (known[view]) assert.deepEqual(own, toldColumns(known[view], version), `${view} ${version}`);
        }
      }
    });
  }
});

type ReferenceView = {
  readonly versions: readonly string[];
  readonly columns: Record<string, { readonly in?: string[] }>;
};
type ReferenceViews = Readonly<Record<string, ReferenceView | undefined>>;

function toldColumns({ versions, columns }: ReferenceView, version: string): readonly string[] {
  if (!versions.includes(version)) return [];
  return Object.keys(columns)
    .filter((name) => (columns[name]?.in ?? versions).includes(version))
    .sort();
}
