import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Diagnostic, fail, RehearsalError } from '../base/errors.ts';
import { type Dacpac, readDacpac } from '../formats/dacpac.ts';
import { readProject } from '../formats/project/read-project.ts';
import { isSameDatabase } from '../formats/project/sql-project.ts';
import { registry } from '../kinds/all-kinds.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import { type ExternalPackage, elementNames } from '../sources/external-package.ts';
import { modelFromDacpac, type SharedPackages } from '../sources/from-dacpac.ts';
import { modelFromFiles, modelFromProject, type SourceOptions } from '../sources/from-project.ts';
import { dacpacOf, type PackageIdentity } from '../sources/to-dacpac.ts';
import { isConnection } from './check-source.ts';
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
  /** Told how far the reading of a live database has come. */
  readonly onProgress?: (line: string) => void;
};

/**
 * Reads a .dacpac, a .sqlproj, a folder (its project, or all its scripts when it has none), single scripts or a live database. Throws a
 * RehearsalError with every error of every file; warnings come with the result.
 */
export async function readDatabase(paths: readonly string[], options: ReadOptions = {}): Promise<DatabaseSource> {
  const [only, ...more] = paths;
  if (only !== undefined && more.length === 0 && isConnection(only)) {
    // The driver takes a tenth of a second to load, which reading files need not wait for.
    const { serverOf } = await import('./connections.ts');
    const { readServer } = await import('./live-database.ts');
    return readServer(await serverOf(only), { ...(options.onProgress && { onProgress: options.onProgress }) });
  }
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
  const { packages, warnings } = await packagesBeside(file, dacpac);
  return {
    model: modelFromDacpac(dacpac, registry, file, shared),
    identity: {
      name,
      version,
      ...(description !== undefined && { description }),
      ...(refactorLog !== undefined && { refactorLog }),
      packages,
    },
    warnings,
    bytes,
  };
}

/** The packages of the same database that a package refers to, from its own folder, where DacFx looks for them too. */
async function packagesBeside(
  file: string,
  { model }: Dacpac,
): Promise<{ readonly packages: readonly ExternalPackage[]; readonly warnings: readonly Diagnostic[] }> {
  const packages: ExternalPackage[] = [];
  const warnings: Diagnostic[] = [];
  for (const { category, type, metadata } of model.header) {
    if (category !== 'Reference' || type !== 'SqlSchema' || metadata.get('ExternalParts')) continue;
    // SSDT writes the path of the machine that built it.
    const logicalName = metadata.get('LogicalName') ?? metadata.get('FileName')?.replace(/^.*[\\/]/, '') ?? '';
    const suppressMissingDependencies = /^true$/i.test(metadata.get('SuppressMissingDependenciesErrors') ?? '');
    const bytes = diskFiles(path.dirname(file)).read(logicalName);
    if (bytes) packages.push(await externalPackage(bytes, logicalName, suppressMissingDependencies));
    else {
      warnings.push({
        code: 'PRJ005',
        severity: 'warning',
        message: `The package ${logicalName}, which ${file} refers to, is not in its folder; what it defines is not known.`,
        hint: 'Put it beside the package that refers to it.',
      });
    }
  }
  return { packages, warnings };
}

async function externalPackage(
  bytes: Uint8Array,
  logicalName: string,
  suppressMissingDependencies: boolean,
): Promise<ExternalPackage> {
  const dacpac = await readDacpac(bytes, logicalName);
  const { objects } = modelFromDacpac(dacpac, registry, logicalName);
  return { logicalName, objects, names: elementNames(dacpac.model.elements), suppressMissingDependencies };
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

async function readSqlProject(
  file: string,
  options: ReadOptions,
  chain: readonly string[] = [],
): Promise<DatabaseSource> {
  const folder = path.dirname(file);
  const files = diskFiles(folder);
  const references = await readReferences(file, files, options, [...chain, path.resolve(file)]);
  return finish(
    folder,
    modelFromProject(path.basename(file), files, { ...sourceOptions(options), references }, registry),
  );
}

/**
 * Packages and projects that a project takes as parts of its own database. A missing one is the source's to report. `chain`
 * are the projects that are being read: what refers to one of them in turn is left out.
 */
async function readReferences(
  file: string,
  files: ReturnType<typeof diskFiles>,
  options: ReadOptions,
  chain: readonly string[],
): Promise<ReadonlyMap<string, ExternalPackage>> {
  const references = new Map<string, ExternalPackage>();
  const folder = path.dirname(file);
  for (const reference of readProject(path.basename(file), files).project.references.filter(isSameDatabase)) {
    const bytes = files.read(reference.path);
    const place = path.join(folder, reference.path);
    if (!bytes || chain.includes(path.resolve(place))) continue;
    const logicalName = path.basename(reference.path).replace(/\.sqlproj$/i, '.dacpac');
    const { suppressMissingDependencies } = reference;
    if (/\.sqlproj$/i.test(reference.path)) {
      const { model, identity } = await readSqlProject(place, options, chain);
      const names = elementNames(dacpacOf(model, identity, registry).model.elements);
      references.set(reference.path, { logicalName, objects: model.objects, names, suppressMissingDependencies });
    } else {
      references.set(reference.path, await externalPackage(bytes, logicalName, suppressMissingDependencies));
    }
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
  const { model, name, version, description, refactorLog, packages } = result;
  return {
    model,
    identity: {
      name,
      version,
      packages,
      ...(description !== undefined && { description }),
      ...(refactorLog !== undefined && { refactorLog }),
    },
    warnings: diagnostics,
  };
}
