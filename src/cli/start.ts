import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// dist/cli.js: runs the command line (rehearsal.js beside it) from V8's compiled code. Compiling a megabyte of JavaScript takes
// a third of a small plan's time; Node keeps compiled code by itself only from version 22 on, and this runs on 20. The first
// run of a Node version leaves its compiled functions beside the program; the build does that once for its own version.

// A comparison is over before most of V8's preparations for a long life pay. Before anything is compiled, since V8 takes
// compiled code only under the flags that it was kept with. docs/performance.md has what each of them gains.
const flags = [
  // A plan makes little garbage that lives long. Left to itself V8 grows its nursery to 48 MB within half a second, a third
  // of all that a comparison needs; kept small it is emptied as fast.
  '--semi-space-growth-factor=1',
  // So small a nursery is emptied sooner by one thread than two have agreed who does what.
  '--no-parallel-scavenge',
  // Left to itself V8 lets a heap that has just been cleared grow to four times its size, most of it garbage: twice is as fast
  // and takes a tenth less, of a plan of thousands of objects a third.
  '--heap-growing-percent=100',
  // Optimised code comes six times later than usual: most of it would be ready when nobody calls it any more. Of V8's
  // compilers this speaks of those of Node 20; later ones have another flag for another chain of compilers.
  ...(process.versions.node.startsWith('20.') ? ['--interrupt-budget=400000'] : []),
];
const setFlags = (): void => flags.forEach(setFlagsFromString);
setFlags();

const file = path.join(__dirname, 'rehearsal.js');
const cache = `${file}.${process.version}-${process.arch}.cache`;

/** The compiled code of an earlier run; V8 itself refuses that of another version or of other flags. */
function compiled(): Buffer | undefined {
  try {
    return readFileSync(cache);
  } catch {
    return undefined;
  }
}

const cachedData = compiled();
const script = new Script(
  // The bundle is ASCII: read so, it takes half the memory that the same text would as UTF-8.
  `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`,
  { filename: file, ...(cachedData && { cachedData }) },
);
const program = { exports: {} };
script.runInThisContext()(program.exports, createRequire(file), program, file, __dirname);

if (cachedData === undefined || script.cachedDataRejected) {
  process.once('exit', (code) => {
    if (code !== 0) return;
    const part = `${cache}.${process.pid}`;
    // A large input may have changed them (src/app/nursery.ts).
    setFlags();
    try {
      // At the end, so that the functions that a run really needs are among them; in one go, because V8 trusts the file.
      writeFileSync(part, script.createCachedData());
      renameSync(part, cache);
    } catch {
      // An installation that cannot be written to compiles every time.
      rmSync(part, { force: true });
    }
  });
}
