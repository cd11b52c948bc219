import { spawnSync } from 'node:child_process';
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
  const run = spawnSync(process.execPath, [path.resolve(bundle, 'index.js')], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  });
  const lines = `${run.stdout}${run.stderr}`.split(/\r?\n/).filter((l) => l !== '');
  const commands = lines.flatMap((line) => commandOf(line) ?? []);
  return {
    exitCode: run.status,
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
