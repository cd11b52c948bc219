import path from 'node:path';
import { startDriver } from '../oracle/driver.ts';
import { dacfxOutputs } from './dacfx-outputs.ts';
import { listPairs, listVersions, nameOfPair, nameOfVersion } from './databases.ts';

// node make-dacfx-outputs.js <folder>: everything that DacFx makes of the corpus, into <folder>-out/dacfx.
const folder = path.resolve(process.argv[2]!);
const driver = startDriver();
const outputs = dacfxOutputs(path.join(`${folder}-out`, 'dacfx'), driver);
const versions = listVersions(folder, []);
for (const version of versions) {
  await outputs.dacpac(version);
  await outputs.empty(version);
  console.log(nameOfVersion(version));
}
for (const pair of listPairs(versions)) {
  for (const ignoreColumnOrder of [true, false]) {
    const { ok, items, errors } = await outputs.comparison(pair, ignoreColumnOrder);
    console.log(nameOfPair(pair), ignoreColumnOrder, ok, items?.length ?? errors?.map((error) => error.message));
  }
}
driver.close();
