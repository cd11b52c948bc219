import { inflateRawSync } from 'node:zlib';
import { fromBuffer } from 'yauzl';
import { fail } from '../base/errors.ts';

/**
 * All parts of a zip file by name, inflated by Node's own zlib.
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
          // The stream gives the bytes as they are packed: inflating them in one call is many times faster than in chunks.
          const packed = entry.compressionMethod === 8;
          zip.openReadStream(entry, packed ? { decompress: false } : {}, (failure, stream) => {
            if (failure) return reject(failure);
            const chunks: Buffer[] = [];
            stream.on('data', (chunk: Buffer) => chunks.push(chunk));
            stream.on('error', reject);
            stream.on('end', () => {
              try {
                const bytes = Buffer.concat(chunks);
                parts.set(
                  entry.fileName,
                  packed ? inflateRawSync(bytes, { maxOutputLength: entry.uncompressedSize }) : bytes,
                );
                zip.readEntry();
              } catch (damage) {
                reject(damage);
              }
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
