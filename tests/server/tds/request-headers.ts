import type { ByteReader } from './byte-reader.ts';

const transactionDescriptor = 2;

/** Passes ALL_HEADERS, [MS-TDS] 2.2.5.3; gives the transaction that the request belongs to, 0n when none. */
export function readHeaders(reader: ByteReader): bigint {
  const end = reader.offset + reader.u32();
  let descriptor = 0n;
  while (reader.offset < end) {
    const next = reader.offset + reader.u32();
    if (reader.u16() === transactionDescriptor) descriptor = reader.u64();
    reader.offset = next;
  }
  return descriptor;
}
