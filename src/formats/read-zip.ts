import { inflateRawSync } from 'node:zlib';
import { type Entry, fromBuffer } from 'yauzl';
import { fail } from '../base/errors.ts';

/** The least that zlib takes. */
const smallestChunk = 64;
const largestChunk = 1 << 26;

/** A part of a zip file as it is packed there. */
export class ZipPart {
  readonly #file: string;
  readonly #entry: Entry;
  /** A view into the file's bytes. */
  readonly #packed: Buffer;

  constructor(file: string, entry: Entry, packed: Buffer) {
    this.#file = file;
    this.#entry = entry;
    this.#packed = packed;
  }

  /** Whether two parts hold the same content, told from their packed bytes without inflating them. */
  equals(other: ZipPart): boolean {
    return (
      this.#entry.compressionMethod === other.#entry.compressionMethod &&
      this.#entry.uncompressedSize === other.#entry.uncompressedSize &&
      this.#packed.equals(other.#packed)
    );
  }

  /** The content, inflated by Node's own zlib. Throws PKG001 when it is damaged. */
  content(): Uint8Array {
    const { compressionMethod, uncompressedSize } = this.#entry;
    if (compressionMethod === 0) return this.#packed;
    try {
      // In one chunk, where the file does not lie about its size: several would be joined by copying.
      const chunkSize = Math.max(Math.min(uncompressedSize + 1, largestChunk), smallestChunk);
      return inflateRawSync(this.#packed, { maxOutputLength: Math.max(uncompressedSize, 1), chunkSize });
    } catch (error) {
      return refuse(this.#file, error);
    }
  }
}

/** All parts of a zip file by name. Throws PKG001 when the bytes are not a zip file or are damaged. */
export async function readZip(bytes: Uint8Array, file: string): Promise<Map<string, ZipPart>> {
  const parts = new Map<string, ZipPart>();
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    await new Promise<void>((resolve, reject) => {
      fromBuffer(whole, { lazyEntries: true }, (error, zip) => {
        if (error) return reject(error);
        zip.on('error', reject);
        zip.on('end', resolve);
        zip.on('entry', (entry: Entry) => {
          if (entry.fileName.endsWith('/')) return zip.readEntry();
          if (entry.isEncrypted() || ![0, 8].includes(entry.compressionMethod)) {
            return reject(new Error(`${entry.fileName} is packed in a way that is not supported`));
          }
          zip.readLocalFileHeader(entry, { minimal: true }, (failure, header) => {
            if (failure) return reject(failure);
            const start = header.fileDataStart;
            parts.set(entry.fileName, new ZipPart(file, entry, whole.subarray(start, start + entry.compressedSize)));
            zip.readEntry();
          });
        });
        zip.readEntry();
      });
    });
  } catch (error) {
    refuse(file, error);
  }
  return parts;
}

function refuse(file: string, error: unknown): never {
  fail('PKG001', `${file} is not a readable package: ${(error as Error).message}.`, {
    hint: 'A .dacpac is a zip file; build or download it again.',
  });
}
