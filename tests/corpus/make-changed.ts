import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readDatabase } from '../../src/app/read-database.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import { type Driver, startDriver } from '../oracle/driver.ts';
import { changedVersions } from './changed-versions.ts';
import { dacfxOutputs } from './dacfx-outputs.ts';
import { listVersions, nameOfVersion } from './databases.ts';

// node make-changed.js <folder> <output> [--only db] [--changes 1] [--seed 1]: each version of the corpus before and after random
// changes, laid out as a corpus of its own. What DacFx does not build is left out.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true, default: [] },
    changes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
  },
});
const folder = path.resolve(positionals[0]!);
const output = path.resolve(positionals[1]!);
const driver = startDriver();
const outputs = dacfxOutputs(path.join(`${folder}-out`, 'dacfx'), driver);

for (const version of listVersions(folder, values.only)) {
  const where = nameOfVersion(version);
  const { model } = await readDatabase([await outputs.dacpac(version)]);
  // A folder of scripts is of this platform, for DacFx's driver and for us.
  const base: DatabaseModel = { ...model, platform: 'Sql160' };
  for (let seed = Number(values.seed); seed < Number(values.seed) + Number(values.changes); seed++) {
    const pair = path.join(output, `${version.database}-${version.version}-${seed}`);
    const [before, after] = ['1-before', '2-after'].map((name) => path.join(pair, name, 'schema.sql')) as [
      string,
      string,
    ];
    const made = await changedVersions(base, where, seed, { before, after });
    const wrong = made.leftOut ?? (await refusal(driver, path.dirname(before), path.dirname(after)));
    if (wrong !== undefined) rmSync(pair, { recursive: true });
    else writeFileSync(path.join(pair, 'changes.txt'), `${made.done.join('\n')}\n`);
    console.log(`${where} ${seed}: ${wrong === undefined ? made.done.join(' | ') : `left out: ${wrong}`}`);
  }
}
driver.close();

/** What DacFx says against the changed schema and not against the one before. */
async function refusal(judge: Driver, before: string, after: string): Promise<string | undefined> {
  const known = new Set((await errorsOf(judge, before)).map(({ place }) => place));
  return (await errorsOf(judge, after)).find(({ place }) => !known.has(place))?.text;
}

async function errorsOf(
  judge: Driver,
  folderOfScripts: string,
): Promise<{ readonly place: string; readonly text: string }[]> {
  const { messages = [] } = await judge.ask({ do: 'build', folder: folderOfScripts });
  return messages
    .filter(({ severity }) => severity === 'Error')
    .map(({ code = '', message = '' }) => ({
      place: `${code} ${/\[.*?\](?=:)/.exec(message)?.[0]}`,
      text: `${code} ${message}`,
    }));
}
