/** Filegroups of a scheme's partitions; a single one stands for all of them. */
export type PartitionFilegroups = readonly string[];

/**
 * Where the partition is that a boundary made: RANGE RIGHT puts the boundary's value into the partition at its right,
 * RANGE LEFT into the one at its left. `boundary` counts from 0.
 */
export function filegroupOfBoundary(filegroups: PartitionFilegroups, boundary: number, right: boolean): string {
  return filegroups[filegroups.length === 1 ? 0 : right ? boundary + 1 : boundary] ?? filegroups[0] ?? 'PRIMARY';
}

/** The partition that no boundary made: the first of RANGE RIGHT, the last of RANGE LEFT. */
export function filegroupOfBase(filegroups: PartitionFilegroups, boundaries: number, right: boolean): string {
  return filegroups[filegroups.length === 1 || right ? 0 : boundaries] ?? filegroups[0] ?? 'PRIMARY';
}

/** One name where all partitions share it, else as many as there are partitions. */
export function canonicalFilegroups(
  names: readonly string[],
  partitions: number | undefined,
  fold: (name: string) => string,
): PartitionFilegroups {
  const used = partitions === undefined ? names : names.slice(0, partitions);
  const [first] = used;
  return first !== undefined && used.every((name) => fold(name) === fold(first)) ? [first] : used;
}

/** The first name behind those of the partitions; none where it is that of all partitions, as ALL TO leaves it. */
export function nextUsedFilegroup(
  names: readonly string[],
  partitions: number | undefined,
  fold: (name: string) => string,
): string | undefined {
  const next = partitions === undefined ? undefined : names[partitions];
  return next !== undefined && names.slice(0, partitions).every((name) => fold(name) === fold(next)) ? undefined : next;
}
