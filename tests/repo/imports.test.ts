import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));

/** Folders under src that a file imports from, types included. */
function importedFolders(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/from '(\.[^']+)'/g)].map((match) => {
    const target = path.join(path.dirname(file), match[1] ?? '');
    return path.relative('src', target).split(path.sep)[0] ?? '';
  });
}

// biome.json holds every direction; these are the ones that the proof and the review stand on.
describe('imports', () => {
  it('keep the simulator apart from the model that it judges', () => {
    for (const file of files('src/simulate')) {
      for (const folder of importedFolders(file)) {
        assert.ok(
          ['base', 'syntax', 'statements', 'formats', 'simulate'].includes(folder),
          `${file} imports ${folder}`,
        );
      }
    }
  });
  it('keep the review to what stands in the plan', () => {
    for (const file of files('src/review')) {
      for (const folder of importedFolders(file)) {
        assert.ok(['base', 'plan', 'review'].includes(folder), `${file} imports ${folder}`);
      }
    }
  });
});
