import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sources, also when the tests run from their compiled folder. */
const root = ['src/simulate', '../src/simulate'].find((path) => {
  try {
    return readdirSync(path).some((name) => name.endsWith('.ts') || name.endsWith('.js'));
  } catch {
    return false;
  }
});

describe('the in-memory server', () => {
  it('knows nothing of the model: only base, syntax, statements and the row types', () => {
    assert.ok(root);
    const outside = new Set<string>();
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(ts|js)$/.test(entry.name) || entry.name.endsWith('.d.ts')) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      for (const match of text.matchAll(/from '((?:\.\.\/)+)([a-z-]+)\/([\w/-]+)\.(?:ts|js)'/g))
        outside.add(`${match[2]}/${match[3]}`);
    }
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((e) => e.isDirectory())
      .map((e) => e.name);
    const foreign = [...outside].filter(
      (path) =>
        !/^(base|syntax|statements)\//.test(path) &&
        path !== 'formats/catalog-rows' &&
        !folders.includes(path.split('/')[0] ?? ''),
    );
    assert.deepEqual(foreign, []);
  });
});
