import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { version } from '../../src/app/version.ts';

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

describe('the version', () => {
  it('is one, everywhere', () => {
    assert.equal(version, json('package.json').version);
    assert.equal(version, json('vss-extension.json').version);
    for (const task of readdirSync('tasks')) {
      const { Major, Minor, Patch } = json(`tasks/${task}/V1/task.json`).version;
      assert.equal(`${Major}.${Minor}.${Patch}`, version, task);
    }
  });
});

describe('docs/dependencies.md', () => {
  it('gives a reason for every dependency', () => {
    const text = readFileSync('docs/dependencies.md', 'utf8');
    const { dependencies, devDependencies } = json('package.json');
    for (const name of [...Object.keys(dependencies), ...Object.keys(devDependencies)]) {
      if (!name.startsWith('@types/')) assert.ok(text.includes(name), name);
    }
  });
});
