import type { Property } from '../kind.ts';
import type { DataSpaceProps } from '../storage/data-space.ts';
import { type IndexOptions, indexOptionProperties } from '../storage/index-options.ts';

export const tessellations = ['GEOMETRY_GRID', 'GEOGRAPHY_GRID', 'GEOMETRY_AUTO_GRID', 'GEOGRAPHY_AUTO_GRID'] as const;
export type Tessellation = (typeof tessellations)[number];

/** Cells of a grid's side: 4, 8 and 16. */
export const densities = ['LOW', 'MEDIUM', 'HIGH'] as const;
export type Density = (typeof densities)[number];

export type BoundingBox = {
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
};

const alterable = ['fillFactor', 'padIndex', 'noRecompute', 'noRowLocks', 'noPageLocks', 'compression'] as const;

/** Properties whose change leaves the index where it is. */
export const alterableOptions: ReadonlySet<string> = new Set([...alterable, 'disabled']);

export type SpatialIndexProps = Pick<IndexOptions, (typeof alterable)[number]> & {
  readonly column: string;
  readonly tessellation: Tessellation;
  /** Of geometry. */
  readonly box?: BoundingBox;
  /** Levels 1 to 4; only of the two schemes without AUTO. */
  readonly grids?: readonly Density[];
  readonly cellsPerObject: number;
  readonly dataSpace?: DataSpaceProps;
  readonly disabled?: true;
  /** What the script leaves to the defaults, for packages: DacFx writes only what is said. */
  readonly implied?: readonly ('tessellation' | 'cellsPerObject')[];
};

export const spatialIndexProperties: readonly Property[] = [
  { name: 'column', equality: 'name', aspect: 'identity' },
  { name: 'tessellation', equality: 'exact', aspect: 'definition' },
  { name: 'box', equality: 'exact', aspect: 'definition' },
  { name: 'grids', equality: 'exact', aspect: 'definition' },
  { name: 'cellsPerObject', equality: 'exact', aspect: 'definition' },
  { name: 'dataSpace', equality: 'exact', aspect: 'storage' },
  { name: 'disabled', equality: 'exact', aspect: 'state' },
  { name: 'implied', equality: 'ignored', aspect: 'text' },
  ...indexOptionProperties.filter(({ name }) => alterableOptions.has(name)),
];

export const isAuto = (tessellation: Tessellation): boolean => tessellation.endsWith('_AUTO_GRID');

export function defaultCells(tessellation: Tessellation): number {
  return tessellation === 'GEOMETRY_AUTO_GRID' ? 8 : tessellation === 'GEOGRAPHY_AUTO_GRID' ? 12 : 16;
}
