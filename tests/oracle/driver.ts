import { type ChildProcessByStdio, execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A request's fields besides `do`; tests/oracle/dacfx/Requests.cs lists them. Paths are absolute. */
export type Request = { readonly do: string } & Readonly<Record<string, unknown>>;

/** One message of DacFx: `severity`, `code` (SQL71501), `message`, and where known `file`, `line`, `column`. */
export type DacFxMessage = {
  readonly severity?: string;
  readonly code?: string;
  readonly message?: string;
  readonly file?: string | null;
  readonly line?: number;
  readonly column?: number;
};

/** One `Item` of a DeployReport. */
export type ReportItem = { readonly operation: string; readonly element: string; readonly name: string };

export type Answer = {
  readonly ok: boolean;
  readonly errors?: readonly DacFxMessage[];
  readonly messages?: readonly DacFxMessage[];
  readonly items?: readonly ReportItem[];
  readonly alerts?: readonly { readonly alert: string; readonly value: string }[];
  readonly script?: string;
  readonly built?: boolean;
  readonly platform?: string;
  readonly objects?: Readonly<Record<string, number>>;
};

/** DacFx in one long-lived process, so that its start and JIT are paid once. Requests are answered in order. */
export type Driver = {
  ask(request: Request): Promise<Answer>;
  close(): void;
};

/** The options of every comparison with DacFx in this project's tests. */
export const dropAll = { ignoreColumnOrder: true, dropAll: true } as const;

const project = path.resolve('tests/oracle/dacfx');
const assembly = path.join(project, 'bin/Release/net10.0/dacfx-oracle.dll');
// DacFx's table of collations needs real cultures.
const environment = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '0', DOTNET_NOLOGO: '1' };

/** Whether a .NET SDK is on the path. */
export function hasDotnet(): boolean {
  return spawnSync('dotnet', ['--version'], { env: environment, stdio: 'ignore' }).status === 0;
}

/** Hash of the driver's sources: another driver may answer otherwise. */
export function driverSources(): string {
  const hash = createHash('sha256');
  for (const name of sourceNames()) hash.update(readFileSync(path.join(project, name)));
  return hash.digest('hex');
}

const sourceNames = (): string[] =>
  readdirSync(project)
    .filter((name) => /\.(cs|csproj)$/.test(name))
    .sort();

/** Path of the compiled driver, compiled again when a source is newer. */
export function driverAssembly(): string {
  const newest = Math.max(...sourceNames().map((name) => statSync(path.join(project, name)).mtimeMs));
  if (!existsSync(assembly) || statSync(assembly).mtimeMs < newest) {
    execFileSync('dotnet', ['build', project, '-c', 'Release', '-v', 'quiet'], { env: environment, stdio: 'inherit' });
  }
  return assembly;
}

export function startDriver(): Driver {
  type Waiting = { resolve(answer: Answer): void; reject(error: Error): void };
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let child: ChildProcessByStdio<Writable, Readable, null> | undefined;

  const start = (): ChildProcessByStdio<Writable, Readable, null> => {
    const started = spawn('dotnet', [driverAssembly()], { env: environment, stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: started.stdout }).on('line', (line) => {
      const answer = JSON.parse(line) as Answer & { id: number };
      waiting.get(answer.id)?.resolve(answer);
      waiting.delete(answer.id);
    });
    started.on('close', (code) => {
      if (child === started) child = undefined;
      for (const request of waiting.values()) request.reject(new Error(`the DacFx driver ended with code ${code}`));
      waiting.clear();
    });
    return started;
  };

  return {
    ask(request) {
      child ??= start();
      const id = ++last;
      const to = child.stdin;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        to.write(`${JSON.stringify({ ...request, id })}\n`);
      });
    },
    close() {
      child?.stdin.end();
    },
  };
}
