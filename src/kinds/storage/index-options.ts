import type { Option } from '../../statements/tree/index.ts';
import { compact, flag } from '../columns/compact.ts';
import type { Property } from '../kind.ts';
import { type Compression, compressionOptions, writtenCompression } from './compression.ts';

/** Lasting options of an index or key. Absent: the default. */
export type IndexOptions = {
  readonly fillFactor?: number;
  readonly padIndex?: true;
  readonly ignoreDuplicateKey?: true;
  readonly noRecompute?: true;
  readonly noRowLocks?: true;
  readonly noPageLocks?: true;
  readonly sequentialKey?: true;
  readonly incremental?: true;
  readonly compression?: Compression;
  readonly xmlCompression?: Compression;
  /** A power of two, as the server rounds it up. */
  readonly bucketCount?: number;
  readonly bucketCountWritten?: number;
  /** Minutes. */
  readonly compressionDelay?: number;
  /** `ONLINE = ON` as written: how an index is built, not what it is. */
  readonly online?: 'ON' | 'OFF';
};

export const indexOptionProperties: readonly Property[] = [
  { name: 'fillFactor', equality: 'exact', aspect: 'storage' },
  { name: 'padIndex', equality: 'exact', aspect: 'storage' },
  { name: 'ignoreDuplicateKey', equality: 'exact', aspect: 'state' },
  { name: 'noRecompute', equality: 'exact', aspect: 'state' },
  { name: 'noRowLocks', equality: 'exact', aspect: 'state' },
  { name: 'noPageLocks', equality: 'exact', aspect: 'state' },
  { name: 'sequentialKey', equality: 'exact', aspect: 'state' },
  { name: 'incremental', equality: 'exact', aspect: 'state' },
  { name: 'compression', equality: 'exact', aspect: 'storage' },
  { name: 'xmlCompression', equality: 'exact', aspect: 'storage' },
  { name: 'bucketCount', equality: 'exact', aspect: 'storage' },
  { name: 'bucketCountWritten', equality: 'ignored', aspect: 'text' },
  { name: 'compressionDelay', equality: 'exact', aspect: 'state' },
  { name: 'online', equality: 'ignored', aspect: 'text' },
];

export function indexOptionsOf(options: readonly Option[]): IndexOptions {
  const on = (name: string): boolean | undefined => {
    const option = options.find((given) => given.name === name);
    if (option === undefined) return undefined;
    return option.value === undefined || option.value.toUpperCase() === 'ON';
  };
  const number = (name: string): number | undefined => {
    const value = options.find((given) => given.name === name)?.value;
    return value === undefined ? undefined : Number.parseInt(value, 10);
  };
  const online = on('ONLINE');
  return compact<IndexOptions>({
    // 0 and 100 mean the same: full pages.
    fillFactor: fullOrLess(number('FILLFACTOR')),
    padIndex: flag(on('PAD_INDEX')),
    ignoreDuplicateKey: flag(on('IGNORE_DUP_KEY')),
    noRecompute: flag(on('STATISTICS_NORECOMPUTE')),
    noRowLocks: flag(on('ALLOW_ROW_LOCKS') === false),
    noPageLocks: flag(on('ALLOW_PAGE_LOCKS') === false),
    sequentialKey: flag(on('OPTIMIZE_FOR_SEQUENTIAL_KEY')),
    incremental: flag(on('STATISTICS_INCREMENTAL')),
    compression: writtenCompression(options, 'DATA_COMPRESSION'),
    xmlCompression: writtenCompression(options, 'XML_COMPRESSION'),
    ...bucketCounts(number('BUCKET_COUNT')),
    compressionDelay: number('COMPRESSION_DELAY') || undefined,
    online: online === undefined ? undefined : online ? 'ON' : 'OFF',
  });
}

/** BUCKET_COUNT as written and as the server rounds it up. */
export function bucketCounts(written: number | undefined): Pick<IndexOptions, 'bucketCount' | 'bucketCountWritten'> {
  if (written === undefined) return {};
  return { bucketCount: 2 ** Math.ceil(Math.log2(Math.max(written, 1))), bucketCountWritten: written };
}

export function fullOrLess(fillFactor: number | undefined): number | undefined {
  return fillFactor === undefined || fillFactor === 0 || fillFactor === 100 ? undefined : fillFactor;
}

/** Options as they stand in WITH ( … ), without ONLINE and its like. */
export function indexOptionTexts(options: IndexOptions): string[] {
  const texts: string[] = [];
  const add = (condition: unknown, text: string): void => {
    if (condition !== undefined) texts.push(text);
  };
  add(options.padIndex, 'PAD_INDEX = ON');
  add(options.fillFactor, `FILLFACTOR = ${options.fillFactor}`);
  add(options.ignoreDuplicateKey, 'IGNORE_DUP_KEY = ON');
  add(options.noRecompute, 'STATISTICS_NORECOMPUTE = ON');
  add(options.incremental, 'STATISTICS_INCREMENTAL = ON');
  add(options.noRowLocks, 'ALLOW_ROW_LOCKS = OFF');
  add(options.noPageLocks, 'ALLOW_PAGE_LOCKS = OFF');
  add(options.sequentialKey, 'OPTIMIZE_FOR_SEQUENTIAL_KEY = ON');
  add(options.bucketCount, `BUCKET_COUNT = ${options.bucketCountWritten ?? options.bucketCount}`);
  add(options.compressionDelay, `COMPRESSION_DELAY = ${options.compressionDelay}`);
  texts.push(...compressionOptions(options.compression, 'DATA_COMPRESSION'));
  texts.push(...compressionOptions(options.xmlCompression, 'XML_COMPRESSION'));
  return texts;
}

/** ` WITH (…)`, or nothing when there is no option. */
export function withOptions(texts: readonly string[]): string {
  return texts.length === 0 ? '' : ` WITH (${texts.join(', ')})`;
}
