import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';

const decoder = new TextDecoder();

/** Width and height of a PNG, from its first chunk. */
function pngSize(bytes: Uint8Array | undefined): readonly [number, number] {
  assert.ok(bytes);
  assert.deepEqual([...bytes.subarray(1, 4)], [0x50, 0x4e, 0x47]);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

/** Every folder of tasks/ that has something to run. */
const tasks = readdirSync('tasks')
  .filter((name) => existsSync(`tasks/${name}/V1/main.ts`))
  .sort();

describe('the extension package', function () {
  this.timeout(60_000);
  let files: Record<string, Uint8Array>;
  const compressed = new Map<string, number>();

  before(() => {
    const run = spawnSync(process.execPath, ['build/scripts/vsix.js'], { encoding: 'utf8' });
    assert.equal(run.status, 0, `${run.stdout}${run.stderr}`);
    const { id, version } = JSON.parse(readFileSync('vss-extension.json', 'utf8'));
    files = unzipSync(readFileSync(`out/${id}-${version}.vsix`), {
      filter: (file) => {
        compressed.set(file.name, file.size);
        return true;
      },
    });
  });

  it('holds every task, and nothing but what they need', () => {
    const task = ['icon.png', 'index.js', 'index.js.map', 'lib.json', 'task.json'];
    const names = Object.keys(files).filter((name) => !name.endsWith('/'));
    assert.deepEqual(
      names.sort(),
      [
        'LICENSE',
        'NOTICES.txt',
        '[Content_Types].xml',
        'extension.vsixmanifest',
        'extension.vsomanifest',
        'images/extension.png',
        'overview.md',
        ...tasks.flatMap((name) => task.map((f) => `tasks/${name}/V1/${f}`)),
      ].sort(),
    );
  });

  it('has the notices of everybody whose code is in it', () => {
    const text = decoder.decode(files['NOTICES.txt']);
    for (const name of ['tedious', 'azure-pipelines-task-lib', 'azure-devops-node-api', 'fflate', 'saxen', 'yauzl']) {
      assert.match(text, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(MIT\\)$`, 'm'), name);
    }
    assert.doesNotMatch(text, /^@azure\/identity /m);
  });

  it('has tasks below 2 MB each, with one copy of task-lib', () => {
    for (const name of tasks) {
      const folder = `tasks/${name}/V1/`;
      const size = [...compressed]
        .filter(([file]) => file.startsWith(folder))
        .reduce((sum, [, bytes]) => sum + bytes, 0);
      assert.ok(size < 2 * 1024 * 1024, `${name}: ${size} bytes`);
      const bundle = decoder.decode(files[`${folder}index.js`]);
      // Two copies would keep two vaults of secrets. Each says this once.
      assert.equal(bundle.split('loading inputs and endpoints').length - 1, 1, name);
    }
  });

  it('contributes every task under its folder', () => {
    const manifest = JSON.parse(decoder.decode(files['extension.vsomanifest']));
    assert.deepEqual(
      manifest.contributions
        .filter((c: { type: string }) => c.type === 'ms.vss-distributed-task.task')
        .map((c: { properties: { name: string } }) => c.properties.name)
        .sort(),
      tasks.map((name) => `tasks/${name}`),
    );
  });

  it('has icons of the sizes that the service asks for', () => {
    assert.deepEqual(pngSize(files['images/extension.png']), [128, 128]);
    for (const name of tasks) assert.deepEqual(pngSize(files[`tasks/${name}/V1/icon.png`]), [32, 32]);
  });
});
