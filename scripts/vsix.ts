import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

// Packs the extension, offline. tfx reports mistakes in task.json as warnings and exits with 0, so a warning fails here.

const manifest = JSON.parse(readFileSync('vss-extension.json', 'utf8')) as { id: string; version: string };
const file = path.resolve('out', `${manifest.id}-${manifest.version}.vsix`);
mkdirSync(path.dirname(file), { recursive: true });
// dist/ has the built tasks; tfx packs the manifest from beside them.
for (const part of ['vss-extension.json', 'overview.md', 'LICENSE', 'images']) {
  cpSync(part, path.join('dist', part), { recursive: true });
}
const run = spawnSync(
  process.execPath,
  [
    'node_modules/tfx-cli/_build/tfx-cli.js',
    'extension',
    'create',
    '--root',
    'dist',
    '--manifest-globs',
    'vss-extension.json',
    '--output-path',
    file,
    '--no-prompt',
    '--no-color',
  ],
  { encoding: 'utf8' },
);
const output = `${run.stdout}${run.stderr}`;
if (run.status !== 0 || /\bwarning\b/i.test(output)) {
  process.stderr.write(output);
  process.stderr.write('\nThe extension package has errors or warnings.\n');
  process.exit(1);
}
process.stdout.write(`${path.relative('.', file)}: ${Math.ceil(statSync(file).size / 1024)} KB\n`);
