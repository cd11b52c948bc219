import type { ByteReader } from './byte-reader.ts';

const operation = { begin: 5, commit: 7, rollback: 8, save: 9 };
const isolationLevels = ['', 'READ UNCOMMITTED', 'READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE', 'SNAPSHOT'];

/** A transaction manager request behind its headers, [MS-TDS] 2.2.6.9, as the T-SQL that means the same. */
export function readTransactionRequest(reader: ByteReader): string | undefined {
  const asked = reader.u16();
  if (asked === operation.begin) {
    const level = isolationLevels[reader.u8()] ?? '';
    const isolation = level === '' ? '' : `SET TRANSACTION ISOLATION LEVEL ${level}; `;
    return `${isolation}BEGIN TRANSACTION${name(reader)}`;
  }
  if (asked === operation.commit) return `COMMIT TRANSACTION${name(reader)}`;
  // A name that no save point has rolls the whole back, as the driver means it.
  if (asked === operation.rollback) return `ROLLBACK TRANSACTION${name(reader)}`;
  if (asked === operation.save) return `SAVE TRANSACTION${name(reader)}`;
  return undefined;
}

function name(reader: ByteReader): string {
  const text = reader.ucs2(reader.u8() / 2);
  return text === '' ? '' : ` [${text.replaceAll(']', ']]')}]`;
}
