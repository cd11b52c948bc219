import { closeSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fail } from '../base/errors.ts';
import { type FileContent, writeContent } from '../base/file-content.ts';

/** Writes a file in one go: whoever reads it sees the old content or the new, never half of it. */
export function writeOutput(file: string, content: string | Uint8Array): void {
  const part = `${file}.part-${process.pid}`;
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeFileSync(part, content);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    fail('OUT001', `${file} cannot be written: ${reason(error)}.`);
  }
}

/**
 * Writes a folder as a whole and replaces what was there. A folder that holds something else than an earlier output (it has
 * no `mark` file) is refused with OUT002: it is somebody's work.
 */
export function writeFolder(folder: string, files: ReadonlyMap<string, string | FileContent>, mark: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(path.join(folder, mark))) {
    fail('OUT002', `${folder} is not empty and has no ${mark}: it is not replaced.`, {
      hint: 'Name a folder that does not exist yet.',
    });
  }
  const part = `${path.resolve(folder)}.part-${process.pid}`;
  try {
    rmSync(part, { recursive: true, force: true });
    const made = new Set<string>();
    for (const [name, content] of files) {
      const file = path.join(part, name);
      const parent = path.dirname(file);
      if (!made.has(parent)) {
        mkdirSync(parent, { recursive: true });
        made.add(parent);
      }
      writeFile(file, content);
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(part, folder);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    fail('OUT001', `${folder} cannot be written: ${reason(error)}.`);
  }
}

function writeFile(file: string, content: string | FileContent): void {
  if (typeof content !== 'function') return writeFileSync(file, content);
  const descriptor = openSync(file, 'w');
  try {
    writeContent(content, (bytes) => writeFileSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
