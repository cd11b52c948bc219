import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Rehearsal } from '../corpus/rehearsal.ts';
import type { ComparedChange } from './item-rule.ts';
import { hashOf, type JudgedCase, type RecordedAnswer } from './recorded-answer.ts';

/** What we make of one direction of a case; paths of files, so that DacFx can be shown them. */
export type DirectionOutputs = {
  readonly changes: readonly ComparedChange[];
  readonly copies: readonly string[];
  readonly scripts: readonly { readonly text: string; readonly sqlcmd: boolean }[];
  /** End of our deploy.sql on the in-memory server. */
  readonly end: string;
  /** End of DacFx's own script there, or why it is refused. */
  readonly theirEnd?: { readonly file: string } | { readonly refused: string };
};

export type CaseOutputs = {
  readonly current: string;
  readonly desired: string;
  readonly forward: DirectionOutputs;
  readonly back: DirectionOutputs;
};

/** What the header of DacFx's scripts sets. */
const dacfxVariables = [
  ':setvar DatabaseName "db"',
  ':setvar DefaultFilePrefix "db"',
  ':setvar DefaultDataPath ""',
  ':setvar DefaultLogPath ""',
  '',
].join('\n');

/** Runs a case through the use cases, both directions, everything dropped and security included. */
export async function caseOutputs(
  judged: JudgedCase,
  answer: Pick<RecordedAnswer, 'forward' | 'back'> | undefined,
  ours: Rehearsal,
  folder: string,
): Promise<CaseOutputs> {
  const at = (name: string): string => path.join(folder, name);
  const build = async (side: 'current' | 'desired'): Promise<string> => {
    const project = writeProject(folder, side, judged);
    await ours.package(project, at(`${side}.dacpac`));
    return at(`${side}.dacpac`);
  };
  const direction = async (name: 'forward' | 'back', from: string, to: string): Promise<DirectionOutputs> => {
    const made = await ours.plan(to, from, at(name));
    const deploy = path.join(made.folder, 'deploy.sql');
    const end = at(`${name}-end.dacpac`);
    await ours.simulate(deploy, from, end);
    const { sqlcmd, changes, steps } = made.plan;
    const script = answer?.[name].script;
    return {
      changes,
      copies: steps.filter((step) => step.does === 'rebuild').map((step) => step.on.name),
      scripts: [deploy, path.join(made.folder, 'rollback/deploy.sql')].map((file) => ({
        text: readFileSync(file, 'utf8'),
        sqlcmd,
      })),
      end,
      ...(script !== undefined && { theirEnd: await runTheirs(script, from, name) }),
    };
  };
  const runTheirs = async (
    script: string,
    from: string,
    name: string,
  ): Promise<{ file: string } | { refused: string }> => {
    writeFileSync(at(`${name}-dacfx.sql`), `${dacfxVariables}GO\n${script}`);
    const file = at(`${name}-dacfx-end.dacpac`);
    try {
      await ours.simulate(at(`${name}-dacfx.sql`), from, file);
      return { file };
    } catch (error) {
      return { refused: (error as Error).message };
    }
  };
  const current = await build('current');
  const desired = await build('desired');
  return {
    current,
    desired,
    forward: await direction('forward', current, desired),
    back: await direction('back', desired, current),
  };
}

/** A case's side as a project for both builders: its script, platform and refactor log. */
export function writeProject(folder: string, side: 'current' | 'desired', judged: JudgedCase): string {
  const project = path.join(folder, `${side}.sqlproj`);
  writeFileSync(path.join(folder, `${side}.sql`), judged[side]);
  const platform = judged.platform ?? 'Sql160';
  const provider = platform === 'SqlAzure' ? 'SqlAzureV12' : platform;
  const items = [`<Build Include="${side}.sql" />`];
  if (side === 'desired' && judged.refactorLog !== undefined) {
    writeFileSync(path.join(folder, 'case.refactorlog'), judged.refactorLog);
    items.push('<RefactorLog Include="case.refactorlog" />');
  }
  writeFileSync(
    project,
    `<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"><PropertyGroup><Name>db</Name>` +
      `<DSP>Microsoft.Data.Tools.Schema.Sql.${provider}DatabaseSchemaProvider</DSP></PropertyGroup>` +
      `<ItemGroup>${items.join('')}</ItemGroup></Project>\n`,
  );
  return project;
}

/** Hash of what a package says: its model and refactor log. */
export function packageHash(file: string): string {
  const entries = unzipSync(readFileSync(file));
  return hashOf(
    ['model.xml', 'refactor.xml'].map((name) => (entries[name] ? strFromU8(entries[name]) : '')).join('\0'),
  );
}
