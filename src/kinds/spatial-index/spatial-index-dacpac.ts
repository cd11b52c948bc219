import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import { lastName } from '../columns/column-dacpac.ts';
import { compact, flag as mark } from '../columns/compact.ts';
import { flag, modelElement, readFlag, refer, referencesOf } from '../elements.ts';
import type { DacpacReadContext } from '../kind.ts';
import { dataSpaceRelationships, readDataSpace, readIndexOptions } from '../storage/storage-dacpac.ts';
import { decimalText } from './decimal-text.ts';
import { type SpatialIndexObject, spatialIndexOf, spatialProps } from './spatial-index-object.ts';
import {
  type BoundingBox,
  type Density,
  densities,
  isAuto,
  type SpatialIndexProps,
  tessellations,
} from './spatial-index-props.ts';

const compressionLevels = ['NONE', 'ROW', 'PAGE'];

export function readSpatialIndex(element: ModelElement, context: DacpacReadContext): readonly SpatialIndexObject[] {
  const { properties } = element;
  const { fillFactor, padIndex, noRecompute, noRowLocks, noPageLocks } = readIndexOptions(element);
  const level = compressionLevels[Number(properties.get('DataCompression') ?? 0)];
  const table = parseQuotedPath(referencesOf(element, 'IndexedObject')[0] ?? '');
  const props = spatialProps(
    {
      using: tessellations[Number(properties.get('Tessellation') ?? 0) - 1],
      box: readBox(properties),
      grids: readGrids(properties),
      cells: Number(properties.get('CellsPerObject') ?? 0),
    },
    compact<Omit<SpatialIndexProps, 'tessellation' | 'cellsPerObject'>>({
      column: lastName(referencesOf(element, 'Column')[0]),
      fillFactor,
      padIndex,
      noRecompute,
      noRowLocks,
      noPageLocks,
      compression: level === undefined || level === 'NONE' ? undefined : [{ level }],
      dataSpace: readDataSpace(element),
      disabled: mark(readFlag(element, 'IsDisabled')),
    }),
  );
  return [spatialIndexOf([...table, lastName(element.name)], props, context)];
}

function readBox(properties: ReadonlyMap<string, string>): BoundingBox | undefined {
  const side = (name: string): number => Number(properties.get(name) ?? 0);
  if (!['XMin', 'YMin', 'XMax', 'YMax'].some((name) => properties.has(name))) return undefined;
  return { xMin: side('XMin'), yMin: side('YMin'), xMax: side('XMax'), yMax: side('YMax') };
}

/** 1 LOW, 2 MEDIUM (not written), 3 HIGH; 0 for the schemes that have no grids. */
function readGrids(properties: ReadonlyMap<string, string>): readonly Density[] {
  return [1, 2, 3, 4].map((level) => {
    const number = Number(properties.get(`GridDensityLevel${level}`) ?? 2);
    return densities[number - 1] ?? 'MEDIUM';
  });
}

export function writeSpatialIndex({ path, props }: SpatialIndexObject): readonly ModelElement[] {
  const table = path.slice(0, 2);
  const { box, implied = [] } = props;
  const side = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : decimalText(value);
  const level = compressionLevels.indexOf(props.compression?.[0]?.level ?? 'NONE');
  return [
    modelElement('SqlSpatialIndex', quotePath(path), {
      properties: {
        Tessellation: implied.includes('tessellation')
          ? undefined
          : String(tessellations.indexOf(props.tessellation) + 1),
        XMin: side(box?.xMin),
        YMin: side(box?.yMin),
        XMax: side(box?.xMax),
        YMax: side(box?.yMax),
        ...gridProperties(props),
        CellsPerObject: implied.includes('cellsPerObject') ? undefined : String(props.cellsPerObject),
        IsPadded: flag(props.padIndex, false),
        FillFactor: props.fillFactor === undefined ? undefined : String(props.fillFactor),
        DoRecomputeStatistics: props.noRecompute ? 'False' : undefined,
        DoAllowRowLocks: props.noRowLocks ? 'False' : undefined,
        DoAllowPageLocks: props.noPageLocks ? 'False' : undefined,
        IsDisabled: flag(props.disabled, false),
        DataCompression: level <= 0 ? undefined : String(level),
      },
      relationships: {
        Column: [refer(...table, props.column)],
        Filegroup: dataSpaceRelationships(props.dataSpace, table).Filegroup,
        IndexedObject: [refer(...table)],
      },
    }),
  ];
}

function gridProperties({ grids, tessellation }: SpatialIndexProps): Record<string, string | undefined> {
  const result: Record<string, string | undefined> = {};
  for (const level of [1, 2, 3, 4]) {
    const number = isAuto(tessellation) ? 0 : densities.indexOf(grids?.[level - 1] ?? 'MEDIUM') + 1;
    result[`GridDensityLevel${level}`] = number === 2 ? undefined : String(number);
  }
  return result;
}
