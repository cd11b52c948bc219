import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A logging command that a task printed, unescaped as the agent does. */
export type LoggingCommand = {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
};

export type TaskRun = {
  readonly exitCode: number | null;
  readonly commands: readonly LoggingCommand[];
  readonly outputs: ReadonlyMap<string, string>;
  readonly result: string | undefined;
  /** Lines that are no commands. */
  readonly log: readonly string[];
  /** Everything that it printed. */
  readonly output: string;
  readonly folder: string;
};

type TaskJson = {
  readonly inputs: readonly {
    readonly name: string;
    readonly type: string;
    readonly aliases?: readonly string[];
    readonly defaultValue: string;
  }[];
};

/** What a job gives a step beside its inputs. */
export type StepWorld = {
  /** Variables of the job as the agent names them: `BUILD_BUILDID`. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Working folder; one of its own unless given. */
  readonly folder?: string;
  /** The checkout, which paths are relative to; the working folder unless given. */
  readonly sources?: string;
  /** Expands the macros of an input; by default those of folders. */
  readonly expand?: (text: string) => string;
};

/**
 * Starts a packed task as the agent does: a process of its own, an environment made only of what the agent gives, inputs with
 * the defaults of task.json, a working folder of its own.
 */
export function runPackedTask(
  bundle: string,
  inputs: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): TaskRun {
  const { folder, environment, script } = prepare(bundle, inputs, { variables });
  const run = spawnSync(process.execPath, [script], { cwd: folder, env: environment, encoding: 'utf8' });
  return taskRun(run.status, `${run.stdout}${run.stderr}`, folder);
}

/** The same while this process goes on: for tasks that speak to a server in it. */
export function startPackedTask(
  bundle: string,
  inputs: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): Promise<TaskRun> {
  return startStep(bundle, inputs, { variables });
}

/** The same as a step of a job, with the job's checkout and macros. */
export async function startStep(
  bundle: string,
  inputs: Readonly<Record<string, string>>,
  world: StepWorld,
): Promise<TaskRun> {
  const { folder, environment, script } = prepare(bundle, inputs, world);
  const cwd = world.sources ?? folder;
  const child = spawn(process.execPath, [script], { cwd, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  }
  const [status] = (await once(child, 'close')) as [number | null];
  return taskRun(status, chunks.join(''), folder);
}

function prepare(bundle: string, inputs: Readonly<Record<string, string>>, world: StepWorld) {
  const folder = world.folder ?? mkdtempSync(path.join(tmpdir(), 'rehearsal-task-'));
  const temp = path.join(folder, 'temp');
  mkdirSync(temp, { recursive: true });
  const task = JSON.parse(readFileSync(path.join(bundle, 'task.json'), 'utf8')) as TaskJson;
  const environment: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    // Windows needs it to start a process at all.
    ...(process.env.SystemRoot !== undefined && { SystemRoot: process.env.SystemRoot }),
    AGENT_TEMPDIRECTORY: temp,
    AGENT_VERSION: '4.265.1',
    AGENT_WORKFOLDER: folder,
    SYSTEM_HOSTTYPE: 'build',
    SYSTEM_STAGEATTEMPT: '1',
    BUILD_BUILDID: '42',
    DISTRIBUTEDTASK_TASKS_NODE_SKIPDEBUGLOGSWHENDEBUGMODEOFF: 'true',
    ...world.variables,
  };
  const folders = /\$\((Build\.ArtifactStagingDirectory|Agent\.TempDirectory|Pipeline\.Workspace)\)/g;
  const expand = world.expand ?? ((text: string) => text.replace(folders, folder));
  for (const { name, type, aliases = [], defaultValue } of task.inputs) {
    const given = [name, ...aliases].map((n) => inputs[n]).find((value) => value !== undefined);
    const text = expand(given ?? defaultValue);
    // The agent roots a path in the checkout, also one that is empty: src/Agent.Worker/TaskRunner.cs, TranslateFilePathInput.
    const value = type === 'filePath' ? path.resolve(world.sources ?? folder, text) : text;
    if (value !== '') environment[`INPUT_${name.replace(/[ .]/g, '_').toUpperCase()}`] = value;
  }
  return { folder, environment, script: path.resolve(bundle, 'index.js') };
}

function taskRun(exitCode: number | null, output: string, folder: string): TaskRun {
  const lines = output.split(/\r?\n/).filter((l) => l !== '');
  const commands = lines.flatMap((line) => commandOf(line) ?? []);
  return {
    exitCode,
    commands,
    outputs: new Map(
      commands
        .filter((c) => c.name === 'task.setvariable' && c.properties.isOutput === 'true')
        .map((c) => [c.properties.variable ?? '', c.data]),
    ),
    result: commands.find((c) => c.name === 'task.complete')?.properties.result,
    log: lines.filter((line) => !line.startsWith('##vso[')),
    output,
    folder,
  };
}

function commandOf(line: string): LoggingCommand | undefined {
  const match = /^##vso\[([\w.]+)(?: ([^\]]*))?\](.*)$/.exec(line);
  if (!match) return undefined;
  const properties: Record<string, string> = {};
  for (const pair of (match[2] ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0) properties[pair.slice(0, at)] = unescaped(pair.slice(at + 1));
  }
  return { name: match[1] ?? '', properties, data: unescaped(match[3] ?? '') };
}

/** https://github.com/microsoft/azure-pipelines-task-lib/blob/master/node/taskcommand.ts */
function unescaped(text: string): string {
  return text
    .replaceAll('%3B', ';')
    .replaceAll('%5D', ']')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%AZP25', '%');
}
