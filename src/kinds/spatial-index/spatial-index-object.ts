import type { Reference, SchemaObject } from '../../model/schema-object.ts';
import { changedObject, schemaObjectOf } from '../../model/schema-object-of.ts';
import type { Option } from '../../statements/tree/index.ts';
import { compact, flag } from '../columns/compact.ts';
import type { ReadContext, SettleContext, StatementBuilder } from '../kind.ts';
import { schemaPath } from '../module/module-builder.ts';

import { dataSpaceOf, dataSpaceReferences } from '../storage/data-space.ts';
import { indexOptionsOf } from '../storage/index-options.ts';
import { settleStorage } from '../storage/settle-storage.ts';
import { clusteredKeys } from '../xml-index/xml-index.ts';
import {
  type BoundingBox,
  type Density,
  defaultCells,
  densities,
  isAuto,
  type SpatialIndexProps,
  type Tessellation,
  tessellations,
} from './spatial-index-props.ts';

export type SpatialIndexObject = SchemaObject<SpatialIndexProps>;

/** CREATE SPATIAL INDEX. */
export const buildSpatialIndex: StatementBuilder<'createSpatialIndex'> = (statement, context) => {
  const { fillFactor, padIndex, noRecompute, noRowLocks, noPageLocks, compression } = indexOptionsOf(statement.options);
  const option = (name: string) => statement.options.find((given) => given.name === name);
  const box = boxOf(option('BOUNDING_BOX')?.options);
  const cells = option('CELLS_PER_OBJECT')?.value;
  context.add(
    spatialIndexOf(
      [...schemaPath(statement.on, context.defaultSchema), statement.name],
      spatialProps(
        { using: statement.using, box, grids: gridsOf(option('GRIDS')?.options), cells: cells && Number(cells) },
        compact({
          column: statement.column,
          fillFactor,
          padIndex,
          noRecompute,
          noRowLocks: flag(noRowLocks),
          noPageLocks: flag(noPageLocks),
          compression,
          dataSpace: dataSpaceOf(statement.dataSpace === undefined ? undefined : { name: statement.dataSpace }),
        }),
      ),
      context,
    ),
  );
};

type Written = {
  readonly using?: string | undefined;
  readonly box?: BoundingBox | undefined;
  readonly grids?: readonly Density[] | undefined;
  readonly cells?: number | '' | undefined;
};

/** Fills in what is left out. An index without bounding box is one of geography: geometry cannot do without. */
export function spatialProps(
  { using, box, grids, cells }: Written,
  rest: Omit<SpatialIndexProps, 'tessellation' | 'cellsPerObject' | 'implied'>,
): SpatialIndexProps {
  const tessellation = scheme(using) ?? (box ? 'GEOMETRY_AUTO_GRID' : 'GEOGRAPHY_AUTO_GRID');
  const implied: ('tessellation' | 'cellsPerObject')[] = [];
  if (using === undefined) implied.push('tessellation');
  if (!cells) implied.push('cellsPerObject');
  return compact<SpatialIndexProps>({
    ...rest,
    tessellation,
    box,
    grids: isAuto(tessellation) ? undefined : (grids ?? mediumGrids),
    cellsPerObject: cells || defaultCells(tessellation),
    implied: implied.length === 0 ? undefined : implied,
  });
}

export const mediumGrids: readonly Density[] = ['MEDIUM', 'MEDIUM', 'MEDIUM', 'MEDIUM'];

export function scheme(text: string | undefined): Tessellation | undefined {
  const upper = text?.toUpperCase();
  return tessellations.find((known) => known === upper);
}

export function density(text: string | undefined): Density {
  const upper = text?.toUpperCase();
  return densities.find((known) => known === upper) ?? 'MEDIUM';
}

/** `(0, 0, 500, 200)`: xmin, ymin, xmax, ymax; or by name in any order. */
function boxOf(options: readonly Option[] | undefined): BoundingBox | undefined {
  if (options === undefined) return undefined;
  const at = (index: number, name: string): number => {
    const named = options.find((option) => option.name === name);
    return Number(named?.value ?? options[index]?.name);
  };
  return { xMin: at(0, 'XMIN'), yMin: at(1, 'YMIN'), xMax: at(2, 'XMAX'), yMax: at(3, 'YMAX') };
}

/** `(LOW, MEDIUM, HIGH, LOW)`, or `(LEVEL_3 = HIGH)` with MEDIUM for the rest. */
function gridsOf(options: readonly Option[] | undefined): readonly Density[] | undefined {
  if (options === undefined) return undefined;
  return mediumGrids.map((_, index) => {
    const named = options.find((option) => option.name === `LEVEL_${index + 1}`);
    const listed = options[index]?.value === undefined ? options[index]?.name : undefined;
    return density(named?.value ?? listed);
  });
}

export function spatialIndexOf(
  path: readonly string[],
  props: SpatialIndexProps,
  context: ReadContext,
): SpatialIndexObject {
  const parent = context.key('object', ...path.slice(0, 2));
  return schemaObjectOf<SpatialIndexProps>(
    { kind: 'spatialIndex', key: context.key('index', ...path), path, parent, props },
    () => referencesOf(parent, props, context),
  );
}

function referencesOf(parent: string, props: SpatialIndexProps, context: ReadContext): Reference[] {
  return [
    { to: parent, binding: 'bound' },
    { to: parent, member: props.column, binding: 'bound' },
    ...dataSpaceReferences([props.dataSpace], context),
  ];
}

export function settleSpatialIndex(object: SpatialIndexObject, context: SettleContext): SpatialIndexObject {
  const { dataSpace, compression } = settleStorage(object, context);
  const props = compact<SpatialIndexProps>({ ...object.props, dataSpace, compression });
  return changedObject(object, { props }, () => [
    ...referencesOf(object.parent ?? '', props, context),
    ...clusteredKeys(object, context).map((to): Reference => ({ to, binding: 'bound' })),
  ]);
}
