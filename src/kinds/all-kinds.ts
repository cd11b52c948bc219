import type { StatementKind } from '../statements/tree/index.ts';
import { projectOptions } from './database-options/database-options.ts';
import { buildFilegroup, filegroup } from './filegroup.ts';
import type { Kind, StatementBuilder, StatementBuilders } from './kind.ts';
import { moduleFamilyBuilders, moduleFamilyKinds } from './module-family.ts';
import { carriedNames } from './opaque/carried.ts';
import { carriedData, readCarried } from './opaque/opaque-kind.ts';
import { buildPartitionFunction, partitionFunction } from './partition-function.ts';
import { buildPartitionScheme, partitionScheme } from './partition-scheme.ts';
import type { Registry } from './registry.ts';
import { buildStatistics, statistics } from './statistics.ts';
import { tableFamilyBuilders, tableFamilyKinds } from './table-family.ts';

const storageBuilders: StatementBuilders = {
  alterDatabase: buildFilegroup,
  createPartitionFunction: buildPartitionFunction,
  createPartitionScheme: buildPartitionScheme,
  createStatistics: buildStatistics,
};

/** Every kind that the engine knows, and every statement that makes or changes an object. */
export const registry: Registry = {
  // A kind knows the shape of its own props; the engine treats them as data.
  kinds: {
    filegroup,
    partitionFunction,
    partitionScheme,
    statistics,
    ...moduleFamilyKinds,
    ...tableFamilyKinds,
  } as unknown as Registry['kinds'] & Record<string, Kind>,
  projectOptions,
  carried: { write: carriedData, read: readCarried, names: carriedNames },
  builders: joined(storageBuilders, moduleFamilyBuilders, tableFamilyBuilders),
};

/** Builders of several families; where two take the same statement (ALTER DATABASE), both run. */
function joined(...families: readonly StatementBuilders[]): StatementBuilders {
  const result: Record<string, StatementBuilder<StatementKind>> = {};
  for (const family of families) {
    for (const [kind, builder] of Object.entries(family) as unknown as [string, StatementBuilder<StatementKind>][]) {
      const earlier = result[kind];
      result[kind] = earlier
        ? (statement, context) => {
            earlier(statement, context);
            builder(statement, context);
          }
        : builder;
    }
  }
  return result as StatementBuilders;
}
