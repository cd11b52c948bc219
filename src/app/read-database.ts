import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Diagnostic, fail, RehearsalError } from '../base/errors.ts';
import { readDacpac } from '../formats/dacpac.ts';
import { readProject } from '../formats/project/read-project.ts';
import { registry } from '../kinds/all-kinds.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { modelFromDacpac, type SharedPackages } from '../sources/from-dacpac.ts';
import { modelFromFiles, modelFromProject, type SourceOptions } from '../sources/from-project.ts';
import type { PackageIdentity } from '../sources/to-dacpac.ts';
import { diskFiles } from './disk-files.ts';
import { noteModel } from './nursery.ts';

/** A database's schema, whatever it was read from. */
export type DatabaseSource = {
  readonly model: DatabaseModel;
  readonly identity: PackageIdentity;
  readonly warnings: readonly Diagnostic[];
  /** The package's own bytes, where it was read from one: they are kept as they are. */
  readonly bytes?: Uint8Array;
};

export type ReadOptions = {
  readonly platform?: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** What packages of the same database have in common is read once. */
  readonly shared?: SharedPackages;
};

/**
 * Reads a .dacpac, a .sqlproj, a folder (its project, or all its scripts when it has none) or single scripts. Throws a
 * RehearsalError with every error of every file; warnings come with the result.
 */
export async function readDatabase(paths: readonly string[], options: ReadOptions = {}): Promise<DatabaseSource> {
  const missing = paths.filter((p) => !existsSync(p));
  if (missing.length > 0) {
    throw new RehearsalError(
      missing.map((p) => ({ code: 'SRC001', severity: 'error', message: `There is no file or folder ${p}.` })),
    );
  }
  const [first, ...others] = paths;
  if (first === undefined) fail('SRC001', 'No project is named.');
  const folder = statSync(first).isDirectory();
  if (others.length > 0 || (!folder && /\.sql$/i.test(first))) return readScripts(paths, options);
  if (folder) return readFolder(first, options);
  if (/\.dacpac$/i.test(first)) return readPackage(first, options.shared);
  if (/\.sqlproj$/i.test(first)) return readSqlProject(first, options);
  fail('SRC002', `${first} is not a .dacpac, .sqlproj, .sql file or folder.`);
}

async function readPackage(file: string, shared?: SharedPackages): Promise<DatabaseSource> {
  const bytes = readFileSync(file);
  const dacpac = await readDacpac(bytes, file, shared, noteModel);
  const { name, version, description, refactorLog } = dacpac;
  return {
    model: modelFromDacpac(dacpac, registry, file, shared),
    identity: {
      name,
      version,
      ...(description !== undefined && { description }),
      ...(refactorLog !== undefined && { refactorLog }),
    },
    warnings: [],
    bytes,
  };
}

/** A folder's own project, or else the only one below it, or else all its scripts. */
function readFolder(folder: string, options: ReadOptions): Promise<DatabaseSource> {
  const files = diskFiles(folder);
  const below = files.list().filter((name) => /\.sqlproj$/i.test(name));
  const own = below.filter((name) => !name.includes('/'));
  const projects = own.length > 0 ? own : below;
  if (projects.length > 1) {
    fail('SRC003', `${folder} holds several projects: ${projects.join(', ')}.`, { hint: 'Name the one to read.' });
  }
  if (projects[0] !== undefined) return readSqlProject(path.join(folder, projects[0]), options);
  const scripts = files.list().filter((name) => /\.sql$/i.test(name) && !/(^|\/)(bin|obj)\//i.test(name));
  if (scripts.length === 0) fail('SRC004', `${folder} holds no .sqlproj and no .sql file.`);
  const name = path.basename(path.resolve(folder));
  return Promise.resolve(finish(folder, modelFromFiles(name, scripts, files, sourceOptions(options), registry)));
}

function readScripts(paths: readonly string[], options: ReadOptions): Promise<DatabaseSource> {
  const others = paths.filter((p) => !/\.sql$/i.test(p));
  if (others.length > 0) {
    fail('SRC002', `Several projects are named; only .sql files go together, not ${others.join(', ')}.`);
  }
  const name = path.basename(paths[0] ?? '').replace(/\.sql$/i, '');
  return Promise.resolve(finish('', modelFromFiles(name, paths, diskFiles('.'), sourceOptions(options), registry)));
}

async function readSqlProject(file: string, options: ReadOptions): Promise<DatabaseSource> {
  const folder = path.dirname(file);
  const files = diskFiles(folder);
  const references = await readReferences(path.basename(file), folder, files);
  return finish(
    folder,
    modelFromProject(path.basename(file), files, { ...sourceOptions(options), references }, registry),
  );
}

/** Objects of the packages that a project takes as parts of its own database. A missing one is the source's to report. */
async function readReferences(
  name: string,
  folder: string,
  files: ReturnType<typeof diskFiles>,
): Promise<ReadonlyMap<string, ReadonlyMap<ObjectKey, SchemaObject>>> {
  const references = new Map<string, ReadonlyMap<ObjectKey, SchemaObject>>();
  for (const reference of readProject(name, files).project.references) {
    if (reference.system || reference.databaseName !== undefined || reference.databaseVariable !== undefined) continue;
    const bytes = files.read(reference.path);
    if (!bytes) continue;
    const dacpac = await readDacpac(bytes, path.join(folder, reference.path));
    references.set(reference.path, modelFromDacpac(dacpac, registry, reference.path).objects);
  }
  return references;
}

function sourceOptions(options: ReadOptions): SourceOptions {
  return {
    ...(options.platform !== undefined && { platform: options.platform }),
    variables: options.variables ?? {},
    references: new Map(),
  };
}

function finish(folder: string, result: ReturnType<typeof modelFromProject>): DatabaseSource {
  // Paths in messages lead from where the command runs, so that an editor and Azure DevOps can open them.
  const diagnostics = result.diagnostics.map((d) =>
    d.at ? { ...d, at: { ...d.at, file: path.join(folder, d.at.file) } } : d,
  );
  if (diagnostics.some((d) => d.severity === 'error')) throw new RehearsalError(diagnostics);
  const { model, name, version, description, refactorLog } = result;
  return {
    model,
    identity: {
      name,
      version,
      ...(description !== undefined && { description }),
      ...(refactorLog !== undefined && { refactorLog }),
    },
    warnings: diagnostics,
  };
}
