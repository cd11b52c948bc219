import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A decoded .sql file of the corpus. */
export type CorpusFile = { readonly path: string; readonly text: string };

/** Every .sql file below the corpus folder (`REHEARSAL_CORPUS`, else `../corpus`), or none where it is absent. */
export function corpusFiles(): readonly CorpusFile[] {
  const folder = process.env.REHEARSAL_CORPUS ?? join(process.cwd(), '..', 'corpus');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.toLowerCase().endsWith('.sql'))
    .sort()
    .map((path) => ({ path, text: decode(readFileSync(join(folder, path))) }));
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  return bytes.toString('utf8');
}
