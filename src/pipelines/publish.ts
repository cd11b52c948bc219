import { copyFileSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isRelease, stageOf } from './stage.ts';
import type { TaskHost } from './task-host.ts';

/** Puts a Markdown file on the run's Extensions tab. */
export function publishSummary(host: TaskHost, title: string, file: string): void {
  // Titles become file names on the server; these characters are refused there.
  if (existsSync(file)) host.summary(title.replace(/["<>|:*?\\/\r\n]/g, ' ').trim(), file);
}

/**
 * Publishes a folder as a build artifact and answers the artifact's name, or undefined where no build runs (a classic release
 * cannot hold artifacts: the agent throws). A second attempt of a stage gets a name of its own, so that an approval of the
 * first one never meets the files of the second.
 */
export function publishFolder(host: TaskHost, name: string, folder: string): string | undefined {
  if (isRelease(host)) {
    host.line(`Artifact ${name} is not published: only a build has artifacts. The summary is attached to this stage.`);
    return undefined;
  }
  const { attempt } = stageOf(host);
  const full = attempt > 1 ? `${name}-attempt${attempt}` : name;
  host.artifact(full, folder);
  return full;
}

/** The same for one file, which is alone in the artifact whatever lies beside it. */
export function publishFile(host: TaskHost, name: string, file: string): string | undefined {
  const folder = mkdtempSync(path.join(host.variable('Agent.TempDirectory') ?? tmpdir(), 'artifact-'));
  copyFileSync(file, path.join(folder, path.basename(file)));
  return publishFolder(host, name, folder);
}

/**
 * Attaches a file to the step's own record as it is now. The agent uploads what stands there later: what another step, or
 * another run of this one, writes to the same path meanwhile must not take its place.
 */
export function attachCopy(host: TaskHost, type: string, file: string): void {
  const folder = mkdtempSync(path.join(host.variable('Agent.TempDirectory') ?? tmpdir(), 'rehearsal-'));
  const name = path.basename(file);
  const copy = path.join(folder, name);
  copyFileSync(file, copy);
  host.attach(type, name, copy);
}
