import type { Option } from '../../statements/tree/index.ts';

/** One level for all partitions (`partitions` absent), or levels with the partitions that have them, ascending. NONE is absent. */
export type Compression = readonly { readonly level: string; readonly partitions?: readonly number[] }[];

/** The canonical form of a level for each partition. All partitions of one level, when their number is known, is that level for all. */
export function compressionOf(levels: ReadonlyMap<number, string>, partitionCount?: number): Compression | undefined {
  const byLevel = new Map<string, number[]>();
  for (const partition of [...levels.keys()].sort((a, b) => a - b)) {
    const level = levels.get(partition) ?? 'NONE';
    if (level === 'NONE' || level === 'OFF' || level === 'COLUMNSTORE') continue;
    const list = byLevel.get(level);
    if (list) list.push(partition);
    else byLevel.set(level, [partition]);
  }
  if (byLevel.size === 0) return undefined;
  const entries = [...byLevel].sort(([a], [b]) => (a < b ? -1 : 1));
  const [first] = entries;
  if (entries.length === 1 && first && first[1].length === partitionCount) return [{ level: first[0] }];
  return entries.map(([level, partitions]) => ({ level, partitions }));
}

/** From WITH options; `option` is DATA_COMPRESSION or XML_COMPRESSION (levels ON and OFF). */
export function writtenCompression(options: readonly Option[], option: string): Compression | undefined {
  const levels = new Map<number, string>();
  let all: string | undefined;
  for (const given of options) {
    if (given.name !== option) continue;
    const level = (given.value ?? '').toUpperCase();
    if (given.partitions === undefined) all = level;
    else for (const partition of partitionNumbers(given.partitions)) levels.set(partition, level);
  }
  if (all !== undefined) return all === 'NONE' || all === 'OFF' || all === 'COLUMNSTORE' ? undefined : [{ level: all }];
  return compressionOf(levels);
}

/** The level of every partition becomes one level when all have it. */
export function unifyCompression(
  compression: Compression | undefined,
  partitionCount: number,
): Compression | undefined {
  const [only] = compression ?? [];
  if (compression?.length !== 1 || only?.partitions?.length !== partitionCount) return compression;
  return [{ level: only.level }];
}

/** `DATA_COMPRESSION = PAGE ON PARTITIONS (1, 3 TO 4)` for each level. */
export function compressionOptions(compression: Compression | undefined, option: string): string[] {
  return (compression ?? []).map(({ level, partitions }) =>
    partitions === undefined ? `${option} = ${level}` : `${option} = ${level} ON PARTITIONS (${ranges(partitions)})`,
  );
}

/** Levels by partition; `count` partitions when one level holds for all. */
export function compressionByPartition(compression: Compression | undefined, count: number): Map<number, string> {
  const levels = new Map<number, string>();
  for (const { level, partitions } of compression ?? []) {
    const numbers = partitions ?? Array.from({ length: count }, (_, index) => index + 1);
    for (const partition of numbers) levels.set(partition, level);
  }
  return levels;
}

function partitionNumbers(text: string): number[] {
  const numbers: number[] = [];
  for (const part of text.replace(/^\(|\)$/g, '').split(',')) {
    const [from = 0, to = from] = part.split(/\bTO\b/i).map((number) => Number(number.trim()));
    for (let partition = from; partition <= to; partition += 1) numbers.push(partition);
  }
  return numbers;
}

function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < numbers.length; ) {
    let last = i;
    while (numbers[last + 1] === (numbers[last] ?? 0) + 1) last += 1;
    parts.push(last === i ? `${numbers[i]}` : `${numbers[i]} TO ${numbers[last]}`);
    i = last + 1;
  }
  return parts.join(', ');
}
