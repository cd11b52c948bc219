import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type BuildOptions, build as bundle, type Plugin } from 'esbuild';
import { notices } from './notices.ts';

// Builds everything that ships into dist/: the command line and one folder for each version of each task.
// Node 20 runs all of it; CommonJS, because azure-pipelines-task-lib is and because V8's code cache wants one script.

const dist = path.resolve('dist');
// Built beside and swapped in at the end: whoever runs the old one meanwhile keeps it.
const fresh = path.resolve(`dist.new-${process.pid}`);
const require = createRequire(path.resolve('package.json'));
const taskLib = path.dirname(require.resolve('azure-pipelines-task-lib/package.json'));

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  charset: 'utf8',
  legalComments: 'none',
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
};

const bundled = new Set<string>();

/** Bundles, and remembers whose files went in. */
async function build(options: BuildOptions): Promise<void> {
  const { metafile } = await bundle({ ...options, metafile: true });
  for (const output of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) if (bytesInOutput > 0) bundled.add(file);
  }
}

/**
 * tedious brings Microsoft's identity and key vault clients for sign-ins and column encryption that we never ask it for (tokens come
 * from src/server/entra): half of a bundle. They are left out; what would use them fails by name.
 */
const withoutIdentity: Plugin = {
  name: 'without-identity',
  setup(hooks) {
    hooks.onResolve({ filter: /^@azure\/(identity|keyvault-keys)$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'absent',
    }));
    hooks.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

/** Large libraries, each kept out of rehearsal.js in a file of its own beside it, which only what needs it loads. */
const apart = ['src/server/tedious.ts', 'src/pipelines/devops/node-api.ts'];

const librariesApart: Plugin = {
  name: 'libraries-apart',
  setup(hooks) {
    for (const name of apart.map((file) => path.basename(file, '.ts'))) {
      hooks.onResolve({ filter: new RegExp(`/${name}\\.ts$`) }, ({ kind }) =>
        kind === 'entry-point' ? undefined : { path: `./${name}.js`, external: true },
      );
    }
  },
};

/** Every `tasks/<Name>/V<n>` that has a main.ts. */
function taskFolders(): string[] {
  const folders: string[] = [];
  for (const name of existsSync('tasks') ? readdirSync('tasks').sort() : []) {
    for (const version of readdirSync(path.join('tasks', name)).sort()) {
      const folder = path.join('tasks', name, version);
      if (existsSync(path.join(folder, 'main.ts'))) folders.push(folder);
    }
  }
  return folders;
}

async function buildCommandLine(): Promise<void> {
  await Promise.all([
    // In ASCII for src/cli/start.ts, which reads it as such; comments, in words of any letters, are left out.
    build({
      ...shared,
      charset: 'ascii',
      minifyWhitespace: true,
      lineLimit: 160,
      entryPoints: ['src/cli/main.ts'],
      outfile: path.join(fresh, 'rehearsal.js'),
      plugins: [librariesApart],
    }),
    ...apart.map((file) =>
      build({
        ...shared,
        minify: true,
        entryPoints: [file],
        outfile: path.join(fresh, `${path.basename(file, '.ts')}.js`),
        plugins: [withoutIdentity],
      }),
    ),
    build({ ...shared, entryPoints: ['src/cli/start.ts'], outfile: path.join(fresh, 'cli.js'), sourcemap: false }),
  ]);
}

async function buildTask(folder: string): Promise<void> {
  const out = path.join(fresh, folder);
  mkdirSync(out, { recursive: true });
  await build({
    ...shared,
    entryPoints: [path.join(folder, 'main.ts')],
    outfile: path.join(out, 'index.js'),
    minify: true,
    plugins: [withoutIdentity],
  });
  for (const file of ['task.json', 'icon.png']) cpSync(path.join(folder, file), path.join(out, file));
  // task-lib reads its messages from beside its own file, which is the bundle now.
  cpSync(path.join(taskLib, 'lib.json'), path.join(out, 'lib.json'));
}

/** Leaves the compiled code of a whole run beside the command line, see src/cli/start.ts. */
function warm(): void {
  const work = path.join(fresh, 'warm');
  const current = path.join(work, 'current.dacpac');
  const run = (...args: string[]): void => {
    for (const name of readdirSync(fresh)) if (name.endsWith('.cache')) rmSync(path.join(fresh, name));
    // Only speed is lost when it fails; the tests say what is wrong.
    spawnSync(process.execPath, [path.join(fresh, 'cli.js'), ...args], { stdio: 'ignore' });
  };
  run('package', '--project', 'samples/shop/v1', '--output', current);
  run('plan', '--desired', 'samples/shop/v2', '--current', current, '--output', path.join(work, 'plan'));
  rmSync(work, { recursive: true, force: true });
}

mkdirSync(fresh, { recursive: true });
writeFileSync(path.join(fresh, 'package.json'), '{ "type": "commonjs" }\n');
await Promise.all([buildCommandLine(), ...taskFolders().map(buildTask)]);
if (/[^\x00-\x7f]/.test(readFileSync(path.join(fresh, 'rehearsal.js'), 'latin1'))) {
  throw new Error(
    'rehearsal.js is not ASCII: a template with a tag or a regular expression holds another letter. Escape it.',
  );
}
writeFileSync(path.join(fresh, 'NOTICES.txt'), notices(bundled));
warm();
rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist);
