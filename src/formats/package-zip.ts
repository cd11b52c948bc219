import zlib, { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Zip, ZipPassThrough } from 'fflate';
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

/** The earliest time that a zip entry can hold: equal parts give equal bytes, whenever they are packed. */
const fixedTime = new Date(1980, 0, 1, 0, 0, 0);

/**
 * Packs parts in the given order; equal parts give equal bytes. Node's own zlib deflates, ten times faster than JavaScript;
 * its output may change between versions of Node, see docs/decisions/deflate.md.
 */
export function writeZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, bytes] of parts) {
    const file = new DeflatedFile(name);
    zip.add(file);
    file.push(bytes, true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

/** A third of the time of the usual level 6, for a package that is a quarter larger: it is packed once and moved once. */
const level = 3;

/** Since Node 20.15; before, fflate counts. */
const nativeCrc32 = 'crc32' in zlib ? zlib.crc32 : undefined;

/** A zip entry that fflate counts and checks, and zlib deflates in one call. */
class DeflatedFile extends ZipPassThrough {
  override compression = 8;
  override mtime = fixedTime;
  override os = 0;

  override push(chunk: Uint8Array, final = false): void {
    if (!nativeCrc32 || !final) return super.push(chunk, final);
    this.size = chunk.length;
    this.crc = nativeCrc32(chunk);
    this.process(chunk, final);
  }

  protected override process(chunk: Uint8Array, final: boolean): void {
    this.ondata(null, deflateRawSync(chunk, { level }), final);
  }
}
