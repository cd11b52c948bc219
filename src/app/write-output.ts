import { closeSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fail } from '../base/errors.ts';
import { type FileContent, writeContent } from '../base/file-content.ts';
import type { PutFile } from '../plan/plan-folder.ts';

/** Writes a file in one go: whoever reads it sees the old content or the new, never half of it. */
export function writeOutput(file: string, content: string | Uint8Array): void {
  const part = `${file}.part-${process.pid}`;
  orRefuse(file, () => {
    try {
      mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
      writeFileSync(part, content);
      renameSync(part, file);
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
  });
}

/** Takes away what an earlier run has written, if it has. */
export function removeOutput(file: string): void {
  orRefuse(file, () => rmSync(file, { force: true }));
}

/** A folder that holds something else than an earlier output (it has no `mark` file) is refused: it is somebody's work. */
export function refuseForeignFolder(folder: string, mark: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(path.join(folder, mark))) {
    fail('OUT002', `${folder} is not empty and has no ${mark}: it is not replaced.`, {
      hint: 'Name a folder that does not exist yet.',
    });
  }
}

/** Writes a folder as a whole and replaces what was there. Throws OUT002 for somebody else's. */
export function writeFolder<T>(folder: string, mark: string, fill: (put: PutFile) => T): T {
  refuseForeignFolder(folder, mark);
  const part = `${path.resolve(folder)}.part-${process.pid}`;
  try {
    orRefuse(folder, () => rmSync(part, { recursive: true, force: true }));
    const result = fill((name, content) => orRefuse(folder, () => writeFile(path.join(part, name), content)));
    orRefuse(folder, () => {
      rmSync(folder, { recursive: true, force: true });
      renameSync(part, folder);
    });
    return result;
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw error;
  }
}

function writeFile(file: string, content: FileContent): string {
  mkdirSync(path.dirname(file), { recursive: true });
  const descriptor = openSync(file, 'w');
  try {
    return writeContent(content, (bytes) => writeFileSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}

function orRefuse<T>(output: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    fail('OUT001', `${output} cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
