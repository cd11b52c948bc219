import { zipSync } from 'fflate';
import { fromBuffer } from 'yauzl';
import { fail } from '../base/errors.ts';

/**
 * All parts of a zip file by name. yauzl inflates with Node's own zlib, several times faster than a JavaScript inflate.
 * Throws PKG001 when the bytes are not a zip file or are damaged.
 */
export async function readZip(bytes: Uint8Array, file: string): Promise<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>();
  try {
    await new Promise<void>((resolve, reject) => {
      fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true }, (error, zip) => {
        if (error) return reject(error);
        zip.on('error', reject);
        zip.on('end', resolve);
        zip.on('entry', (entry) => {
          if (entry.fileName.endsWith('/')) return zip.readEntry();
          zip.openReadStream(entry, (failure, stream) => {
            if (failure) return reject(failure);
            const chunks: Buffer[] = [];
            stream.on('data', (chunk: Buffer) => chunks.push(chunk));
            stream.on('error', reject);
            stream.on('end', () => {
              parts.set(entry.fileName, chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
              zip.readEntry();
            });
          });
        });
        zip.readEntry();
      });
    });
  } catch (error) {
    fail('PKG001', `${file} is not a readable package: ${(error as Error).message}.`, {
      hint: 'A .dacpac is a zip file; build or download it again.',
    });
  }
  return parts;
}

/** The earliest time that a zip entry can hold: equal parts give equal bytes, whenever they are packed. */
const fixedTime = new Date(1980, 0, 1, 0, 0, 0);

/**
 * Packs parts in the given order. fflate and not zlib, because zlib's output differs between processors and versions of
 * Node, and a package must be byte-identical for identical input.
 */
export function writeZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  for (const [name, bytes] of parts) files[name] = bytes;
  return zipSync(files, { level: 4, mtime: fixedTime, os: 0 });
}
