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
  readonly folder: string;
};

type TaskJson = { readonly inputs: readonly { readonly name: string; readonly defaultValue: string }[] };

/**
 * Starts a packed task as the agent does: a process of its own, an environment made only of what the agent gives, inputs with
 * the defaults of task.json, a working folder of its own.
 */
export function runPackedTask(
  bundle: string,
  inputs: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): TaskRun {
  const start = startOf(bundle, inputs, variables);
  const run = spawnSync(process.execPath, [start.program], { ...start.options, encoding: 'utf8' });
  return runOf(`${run.stdout}${run.stderr}`, run.status, start.options.cwd);
}

/** The same while this process goes on: for tasks that speak to a server in it. */
export async function startPackedTask(
  bundle: string,
  inputs: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): Promise<TaskRun> {
  const start = startOf(bundle, inputs, variables);
  const child = spawn(process.execPath, [start.program], { ...start.options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return runOf(output, code, start.options.cwd);
}

function startOf(
  bundle: string,
  inputs: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>>,
): { readonly program: string; readonly options: { readonly cwd: string; readonly env: Record<string, string> } } {
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-task-'));
  const temp = path.join(folder, 'temp');
  mkdirSync(temp);
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
    ...variables,
  };
  for (const { name, defaultValue } of task.inputs) {
    const value =
      inputs[name] ?? defaultValue.replace(/\$\((Build\.ArtifactStagingDirectory|Agent\.TempDirectory)\)/, folder);
    if (value !== '') environment[`INPUT_${name.replace(/[ .]/g, '_').toUpperCase()}`] = value;
  }
  return { program: path.resolve(bundle, 'index.js'), options: { cwd: folder, env: environment } };
}

function runOf(output: string, exitCode: number | null, folder: string): TaskRun {
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
