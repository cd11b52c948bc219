import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Answer, type Driver, dropAll } from '../oracle/driver.ts';
import { newestFile, type Pair, type Version } from './databases.ts';

/** What DacFx itself makes of the corpus, kept outside the repository and made again only when a project is newer. */
export type DacFxOutputs = {
  /** DacFx's build of the version's scripts. */
  dacpac(version: Version): Promise<string>;
  /** An empty database with the version's platform and options. */
  empty(version: Version): Promise<string>;
  /** DeployReport and script of a pair (drop all), with or without IgnoreColumnOrder. */
  comparison(pair: Pair, ignoreColumnOrder: boolean): Promise<Comparison>;
};

export type Comparison = Pick<Answer, 'ok' | 'errors' | 'items' | 'alerts'> & { readonly script: string };

export function dacfxOutputs(folder: string, driver: Driver): DacFxOutputs {
  const at = (version: Version, suffix: string): string =>
    path.join(folder, version.database, `${version.version}${suffix}`);
  const isNew = (file: string, than: number): boolean => existsSync(file) && statSync(file).mtimeMs >= than;

  const build = async (version: Version, suffix: string, empty: boolean): Promise<string> => {
    const output = at(version, suffix);
    if (isNew(output, newestFile(rootOf(version)))) return output;
    const source = version.project.endsWith('.sqlproj') ? { project: version.project } : { folder: version.project };
    const answer = await driver.ask({ do: 'build', ...source, empty, output });
    if (!answer.built) throw new Error(`DacFx did not build ${output}: ${JSON.stringify(answer.errors)}`);
    writeFileSync(`${output}.messages.json`, JSON.stringify(answer.messages ?? [], undefined, 1));
    return output;
  };

  const outputs: DacFxOutputs = {
    dacpac: (version) => build(version, '.dacpac', false),
    empty: (version) => build(version, '.empty.dacpac', true),
    async comparison(pair, ignoreColumnOrder) {
      const current = await outputs.dacpac(pair.current);
      const desired = await outputs.dacpac(pair.desired);
      const stem = path.join(folder, pair.database, `${pair.current.version}__${pair.desired.version}`);
      const report = `${stem}${ignoreColumnOrder ? '' : '.ordered'}.report.json`;
      const script = `${stem}${ignoreColumnOrder ? '' : '.ordered'}.sql`;
      if (!isNew(report, Math.max(statSync(current).mtimeMs, statSync(desired).mtimeMs))) {
        const options = { ...dropAll, ignoreColumnOrder };
        let answer = await driver.ask({ do: 'both', desired, current, options });
        if (!answer.ok) {
          // Azure SQL Database → SQL Server is refused by default.
          answer = await driver.ask({
            do: 'both',
            desired,
            current,
            options: { ...options, allowIncompatiblePlatform: true },
          });
        }
        const { ok, errors, items, alerts } = answer;
        mkdirSync(path.dirname(report), { recursive: true });
        writeFileSync(script, answer.script ?? '');
        writeFileSync(report, JSON.stringify({ ok, errors, items, alerts }, undefined, 1));
      }
      return { ...(JSON.parse(readFileSync(report, 'utf8')) as Comparison), script: readFileSync(script, 'utf8') };
    },
  };
  return outputs;
}

function rootOf(version: Version): string {
  const parts = version.project.split(path.sep);
  return parts.slice(0, parts.lastIndexOf(version.version) + 1).join(path.sep) || version.project;
}
