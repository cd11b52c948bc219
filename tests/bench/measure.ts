import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A command as a list: program and arguments. */
export type Command = readonly [string, ...string[]];

export type Measurement = { readonly milliseconds: number; readonly peakMiB: number | undefined };

/**
 * Runs a whole process once. Peak memory is the high-water mark that Linux keeps, read while the process lives; elsewhere it
 * is not known.
 */
export function measure(command: Command): Promise<Measurement> {
  const [program, ...args] = command;
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: environment() });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    let peak: number | undefined;
    const timer = setInterval(() => {
      peak = highWaterMark(child.pid) ?? peak;
    }, 10);
    child.on('error', reject);
    child.on('close', (code) => {
      const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
      clearInterval(timer);
      if (code === 0) resolve({ milliseconds, peakMiB: peak });
      else reject(new Error(`${command.join(' ')} ended with ${code}: ${said.slice(0, 800)}`));
    });
  });
}

/**
 * Both run in the same environment, without this machine's own certificates: Node before version 22 reads those of
 * NODE_EXTRA_CA_CERTS at every start, which can take longer than a comparison.
 */
function environment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _, ...rest } = process.env;
  return { ...rest, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '0', DOTNET_NOLOGO: '1' };
}

function highWaterMark(pid: number | undefined): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    // The process has just ended, or this is not Linux.
    return undefined;
  }
}

export type Comparison = { readonly ours: Measurement; readonly theirs: Measurement | undefined };

/** Runs both side by side, taking turns, and answers the median of each; the peak is the greatest seen. */
export async function compare(ours: Command, theirs: Command | undefined, runs: number): Promise<Comparison> {
  const [mine, other]: [Measurement[], Measurement[]] = [[], []];
  for (let i = 0; i < runs; i += 1) {
    mine.push(await measure(ours));
    if (theirs) other.push(await measure(theirs));
  }
  return { ours: summary(mine), theirs: theirs ? summary(other) : undefined };
}

function summary(runs: readonly Measurement[]): Measurement {
  const peaks = runs.map((r) => r.peakMiB).filter((p) => p !== undefined);
  return {
    milliseconds: median(runs.map((r) => r.milliseconds)),
    peakMiB: peaks.length > 0 ? Math.max(...peaks) : undefined,
  };
}

export function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
}
