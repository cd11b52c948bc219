import { quote, quotePath } from '../../base/names.ts';
import { hazard, rowCount } from '../hazard.ts';
import { optionDrafts } from '../index/index-alter.ts';
import { indexDropped, renameIndex } from '../index/index-kind.ts';
import { recreate } from '../key-constraint/key-kind.ts';
import type { AlterInput, Kind, Route, StepDraft } from '../kind.ts';
import { rankOf } from '../rank.ts';
import { onDataSpace } from '../storage/data-space.ts';
import { indexOptionTexts } from '../storage/index-options.ts';
import { readSpatialIndexes, spatialIndexViews } from './spatial-index-catalog.ts';
import { readSpatialIndex, writeSpatialIndex } from './spatial-index-dacpac.ts';
import { type SpatialIndexObject, settleSpatialIndex } from './spatial-index-object.ts';
import { alterableOptions, type SpatialIndexProps, spatialIndexProperties } from './spatial-index-props.ts';

/** Indexes over geometry and geography. */
export const spatialIndex: Kind<SpatialIndexProps> = {
  name: 'spatialIndex',
  namespace: 'index',
  title: 'spatial index',
  rank: rankOf('spatialIndex'),
  scope: 'schema',
  properties: spatialIndexProperties,
  element: () => 'SqlSpatialIndex',
  itemName: ({ path }) => quotePath(path),
  create: createDrafts,
  drop: (object) => [
    {
      does: 'drop',
      sql: [`DROP INDEX ${quote(object.path[2] ?? '')} ON ${quotePath(object.path.slice(0, 2))};`],
      hazards: [indexDropped(object)],
    },
  ],
  alter,
  rename: renameIndex,
  settle: settleSpatialIndex,
  dacpac: { reads: ['SqlSpatialIndex'], read: readSpatialIndex, write: (object) => writeSpatialIndex(object) },
  catalog: { views: spatialIndexViews, read: readSpatialIndexes },
};

function createDrafts(object: SpatialIndexObject): readonly StepDraft[] {
  const drafts: StepDraft[] = [buildDraft(object, 'create', [])];
  if (object.props.disabled) drafts.push(disableDraft(object));
  return drafts;
}

function buildDraft(object: SpatialIndexObject, does: 'create' | 'alter', more: readonly string[]): StepDraft {
  const message = 'A spatial index is built: it takes long and cannot be done online.';
  const hazards = [hazard('LOCK016', 'warn', message, rowCount(object.path.slice(0, 2)))];
  return { does, sql: [createText(object, more)], commit: 'alone', hazards };
}

function disableDraft({ path }: SpatialIndexObject): StepDraft {
  const sql = `ALTER INDEX ${quote(path[2] ?? '')} ON ${quotePath(path.slice(0, 2))} DISABLE;`;
  return { does: 'alter', sql: [sql] };
}

function createText({ path, props }: SpatialIndexObject, more: readonly string[]): string {
  const { box, grids } = props;
  const options: string[] = [];
  if (box) options.push(`BOUNDING_BOX = (${[box.xMin, box.yMin, box.xMax, box.yMax].join(', ')})`);
  if (grids) options.push(`GRIDS = (${grids.join(', ')})`);
  options.push(`CELLS_PER_OBJECT = ${props.cellsPerObject}`, ...indexOptionTexts(props), ...more);
  return [
    `CREATE SPATIAL INDEX ${quote(path[2] ?? '')}`,
    `ON ${quotePath(path.slice(0, 2))} (${quote(props.column)})`,
    `USING ${props.tessellation}`,
    `WITH (${options.join(', ')})${onDataSpace(props.dataSpace)};`,
  ].join('\n');
}

/** Another definition is built over the old one in one statement, so that there is never no index. */
function alter({ before, after, changes }: AlterInput<SpatialIndexProps>): Route {
  if (changes.length === 0) return { how: 'none', steps: [], disturbs: [] };
  const names = new Set(changes.map(({ property }) => property));
  // An index that returns to its table's place would stay where it is: no ON clause says so.
  if (names.has('column') || (names.has('dataSpace') && after.props.dataSpace === undefined)) return recreate;
  const redefined = [...names].some((name) => !alterableOptions.has(name));
  if (!redefined) return { how: 'inPlace', steps: alterDrafts(before, after, names), disturbs: [] };
  // A disabled index cannot be built over.
  if (before.props.disabled || after.props.disabled) return recreate;
  return { how: 'inPlace', steps: [buildDraft(after, 'alter', ['DROP_EXISTING = ON'])], disturbs: [] };
}

function alterDrafts(
  before: SpatialIndexObject,
  after: SpatialIndexObject,
  names: ReadonlySet<string>,
): readonly StepDraft[] {
  const table = after.path.slice(0, 2);
  const steps = optionDrafts({
    names,
    before: before.props,
    after: after.props,
    table,
    alter: (tail) => `ALTER INDEX ${quote(after.path[2] ?? '')} ON ${quotePath(table)} ${tail}`,
    alterInMemory: () => '',
  });
  // Spatial indexes cannot be rebuilt online.
  return steps.map(({ variants: _, ...step }) => step);
}
