import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { RehearsalError } from '../../../src/base/errors.ts';
import { type Batch, splitBatches } from '../../../src/syntax/batches.ts';
import { checkSyntax } from '../../../src/syntax/grammar/check-syntax.ts';
import { startsModule } from '../../../src/syntax/set-options.ts';
import type { Bar, Failure } from '../bar.ts';
import { nameOfVersion, type Version } from '../databases.ts';
import { editToken } from '../edit-tokens.ts';
import { pick, random } from '../random.ts';

const editsOfVersion = 200;

/** Of modules with one token changed, none that ScriptDom accepts may be refused, and few be accepted that it refuses. */
export const syntaxBar: Bar = {
  name: 'syntax',
  says: 'modules with a changed token refused where ScriptDom refuses them, and nowhere else',
  bar: '≥ 85 %, none refused alone',
  passes: ({ done, of, failures }) => failures === 0 && done >= 0.85 * of,
  async version(version, workshop) {
    const failures: Failure[] = [];
    const modules = modulesOf(version);
    if (modules.length === 0) return { done: 0, of: 0, failures };
    const next = random(`${workshop.seed} ${nameOfVersion(version)}`);
    let [done, of] = [0, 0];
    for (let i = 0; i < editsOfVersion; i += 1) {
      const batch = pick(modules, next);
      const { text, edit } = editToken(batch, next);
      const ours = errorOf(text);
      const theirs = await workshop.driver.ask({ do: 'parse', text, version: '170' });
      if (theirs.ok && ours !== undefined) failures.push({ what: `${batch.tokens.file}: ${edit}`, reason: ours });
      if (theirs.ok) continue;
      of += 1;
      if (ours !== undefined) done += 1;
    }
    return { done, of, failures };
  },
};

/** The modules of a version's scripts, without those that are written with SQLCMD. */
function modulesOf(version: Version): readonly Batch[] {
  const folder = statSync(version.project).isDirectory() ? version.project : path.dirname(version.project);
  const modules: Batch[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.sql$/i.test(name)) continue;
    const bytes = readFileSync(path.join(folder, name));
    const text = bytes.toString(bytes[0] === 0xff ? 'utf16le' : 'utf8').replace(/^\ufeff/, '');
    if (text.length > 50_000 || text.includes('$(') || errorOf(text) !== undefined) continue;
    for (const batch of splitBatches(text, name)) {
      if (batch.settings.quotedIdentifier && startsModule(batch.tokens, batch.from, batch.to)) modules.push(batch);
    }
  }
  return modules;
}

function errorOf(text: string): string | undefined {
  try {
    for (const batch of splitBatches(text, 'a.sql')) {
      const error = checkSyntax(batch);
      if (error) return error.message;
    }
    return undefined;
  } catch (error) {
    if (error instanceof RehearsalError) return error.message;
    throw error;
  }
}
