import { hazard, rowCount } from '../hazard.ts';
import type { StepDraft } from '../kind.ts';
import { compressionOptions } from '../storage/compression.ts';
import type { IndexOptions } from '../storage/index-options.ts';

export type OptionChange = {
  /** Names of the changed properties. */
  readonly names: ReadonlySet<string>;
  readonly before: IndexOptions & { readonly disabled?: true };
  readonly after: IndexOptions & { readonly disabled?: true };
  /** [schema, table] */
  readonly table: readonly string[];
  /** A batch of `ALTER INDEX [n] ON [s].[t] ` and the tail. */
  alter(tail: string): string;
  /** A batch of `ALTER TABLE [s].[t] ALTER INDEX [n]` and the tail. */
  alterInMemory(tail: string): string;
};

const settable: readonly (readonly [keyof IndexOptions, (options: IndexOptions) => string])[] = [
  ['ignoreDuplicateKey', ({ ignoreDuplicateKey }) => `IGNORE_DUP_KEY = ${ignoreDuplicateKey ? 'ON' : 'OFF'}`],
  ['noRecompute', ({ noRecompute }) => `STATISTICS_NORECOMPUTE = ${noRecompute ? 'ON' : 'OFF'}`],
  ['noRowLocks', ({ noRowLocks }) => `ALLOW_ROW_LOCKS = ${noRowLocks ? 'OFF' : 'ON'}`],
  ['noPageLocks', ({ noPageLocks }) => `ALLOW_PAGE_LOCKS = ${noPageLocks ? 'OFF' : 'ON'}`],
  ['sequentialKey', ({ sequentialKey }) => `OPTIMIZE_FOR_SEQUENTIAL_KEY = ${sequentialKey ? 'ON' : 'OFF'}`],
  ['compressionDelay', ({ compressionDelay }) => `COMPRESSION_DELAY = ${compressionDelay ?? 0}`],
];

/** Options of an index that stays: some are set, some need its rows written again, a disabled one is rebuilt. */
export function optionDrafts(change: OptionChange): StepDraft[] {
  const { names, before, after } = change;
  const steps: StepDraft[] = [];
  if (names.has('disabled') && after.disabled) return [{ does: 'alter', sql: [change.alter('DISABLE;')] }];
  const rebuild = rebuildOptions(names, after, before);
  if (names.has('bucketCount')) {
    const sql = [
      change.alterInMemory(` REBUILD WITH (BUCKET_COUNT = ${after.bucketCountWritten ?? after.bucketCount});`),
    ];
    const hazards = [
      hazard('LOCK014', 'warn', 'A memory-optimised table is offline while it is altered.', rowCount(change.table)),
    ];
    steps.push({ does: 'alter', sql, commit: 'outside', hazards });
  } else if (rebuild.length > 0 || (names.has('disabled') && before.disabled)) {
    steps.push(rebuildDraft(change, rebuild));
  }
  const set = settable.filter(([name]) => names.has(name)).map(([, text]) => text(after));
  if (set.length > 0) steps.push({ does: 'alter', sql: [change.alter(`SET (${set.join(', ')});`)] });
  return steps;
}

function rebuildOptions(names: ReadonlySet<string>, after: IndexOptions, before: IndexOptions): string[] {
  const options: string[] = [];
  if (names.has('fillFactor')) options.push(`FILLFACTOR = ${after.fillFactor ?? 100}`);
  if (names.has('padIndex')) options.push(`PAD_INDEX = ${after.padIndex ? 'ON' : 'OFF'}`);
  if (names.has('incremental')) options.push(`STATISTICS_INCREMENTAL = ${after.incremental ? 'ON' : 'OFF'}`);
  if (names.has('compression'))
    options.push(...compressionChange(before.compression, after.compression, 'DATA_COMPRESSION', 'NONE'));
  if (names.has('xmlCompression'))
    options.push(...compressionChange(before.xmlCompression, after.xmlCompression, 'XML_COMPRESSION', 'OFF'));
  return options;
}

/** The options that lead from one compression to another; partitions that lose theirs are named too. */
export function compressionChange(
  before: IndexOptions['compression'],
  after: IndexOptions['compression'],
  option: string,
  none: string,
): string[] {
  if (after === undefined) return [`${option} = ${none}`];
  const partial = after.every(({ partitions }) => partitions !== undefined);
  const wanted = new Set(after.flatMap(({ partitions }) => partitions ?? []));
  const lost = partial
    ? (before ?? []).flatMap(({ partitions }) => partitions ?? []).filter((number) => !wanted.has(number))
    : [];
  const texts = compressionOptions(after, option);
  return lost.length === 0 ? texts : [...texts, `${option} = ${none} ON PARTITIONS (${lost.join(', ')})`];
}

function rebuildDraft(change: OptionChange, options: readonly string[]): StepDraft {
  const text = (more: readonly string[]): string => {
    const all = [...options, ...more];
    const partitions = options.some((option) => option.includes('ON PARTITIONS')) ? ' PARTITION = ALL' : '';
    return change.alter(`REBUILD${partitions}${all.length === 0 ? '' : ` WITH (${all.join(', ')})`};`);
  };
  return {
    does: 'alter',
    sql: [text([])],
    variants: [{ requires: { edition: 'Enterprise' }, sql: [text(['ONLINE = ON'])] }],
    commit: 'alone',
    hazards: [
      hazard(
        'LOCK011',
        'warn',
        'The index is rebuilt while the table is locked, unless the server can do it online.',
        rowCount(change.table),
      ),
    ],
  };
}
