import { type Diagnostic, RehearsalError } from '../base/errors.ts';
import { isPlatform, platforms } from '../base/platforms.ts';
import { decodeText } from '../formats/decode-text.ts';
import { folderOf, type ProjectFiles, pathFrom } from '../formats/project/project-files.ts';
import { readProject } from '../formats/project/read-project.ts';
import { isSameDatabase, type SqlProject } from '../formats/project/sql-project.ts';
import { readRefactorLog } from '../formats/refactor-log.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel, RefactorOperation } from '../model/database-model.ts';
import { expandIncludes } from '../syntax/sqlcmd.ts';
import { checkDeploymentScript } from './check-deployment-script.ts';
import { checkNames } from './check-names.ts';
import { checkReferences } from './check-references.ts';
import { checkObjects } from './checks/check-objects.ts';
import type { ExternalPackage } from './external-package.ts';
import { objectsFromScripts, type ScriptFile, type ScriptOptions } from './from-scripts.ts';
import { defaultCollation, readContext } from './read-context.ts';
import { suppressWarnings } from './suppress-warnings.ts';

/** A project or folder as a model, with everything that was wrong in it. With an error among them the model is not complete. */
export type SourceResult = {
  readonly model: DatabaseModel;
  readonly diagnostics: readonly Diagnostic[];
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  /** Text of the merged refactor log, for the package. */
  readonly refactorLog?: string;
  /** What the package needs beside it. */
  readonly packages: readonly ExternalPackage[];
};

export type SourceOptions = {
  /** Overrides the project's DSP. */
  readonly platform?: string;
  /** SQLCMD values for `:r` file names; beside them the project's own defaults count. */
  readonly variables: Readonly<Record<string, string>>;
  /** Packages that the project refers to as parts of the same database, by path; read by the caller. */
  readonly references: ReadonlyMap<string, ExternalPackage>;
};

/** Reads a .sqlproj with everything that it names. */
export function modelFromProject(
  path: string,
  files: ProjectFiles,
  options: SourceOptions,
  registry: Registry,
): SourceResult {
  const { project, diagnostics } = readProject(path, files);
  return modelOf(project, 'error', diagnostics, files, options, registry);
}

/** Reads scripts without a project, as DacFx's `new TSqlModelOptions()` would: Sql160, its default options and collation. */
export function modelFromFiles(
  name: string,
  paths: readonly string[],
  files: ProjectFiles,
  options: SourceOptions,
  registry: Registry,
): SourceResult {
  const project: SqlProject = {
    name,
    version: '1.0.0.0',
    platform: 'Sql160',
    defaultSchema: 'dbo',
    scripts: paths.map((path) => ({ path, suppressWarnings: [] })),
    sdk: false,
    refactorLogs: [],
    references: [],
    variables: {},
    suppressWarnings: [],
    treatWarningsAsErrors: false,
    properties: new Map(),
  };
  return modelOf(project, 'warning', [], files, options, registry);
}

function modelOf(
  project: SqlProject,
  otherStatements: ScriptOptions['otherStatements'],
  earlier: readonly Diagnostic[],
  files: ProjectFiles,
  options: SourceOptions,
  registry: Registry,
): SourceResult {
  const diagnostics: Diagnostic[] = [...earlier];
  const missing = (path: string, what: string): undefined => {
    diagnostics.push({
      code: 'PRJ004',
      severity: 'error',
      message: `The ${what} ${path} does not exist.`,
      hint: 'Correct its path in the project, or add the file.',
    });
    return undefined;
  };
  const text = (path: string, what: string): string | undefined => {
    const bytes = files.read(path);
    return bytes === undefined ? missing(path, what) : decodeText(bytes);
  };
  // The SDK's targets take what pre- and post-deployment scripts include out of the build.
  const included = new Set<string>();
  const platform = options.platform ?? project.platform;
  const collation = project.properties.get('defaultcollation')?.trim() || defaultCollation;
  const { naming } = readContext(collation, platform);
  const deployment = (path: string | undefined, what: string): string | undefined => {
    const content = path === undefined ? undefined : text(path, what);
    if (path === undefined || content === undefined) return undefined;
    try {
      const expanded = expandIncludes(
        content,
        path,
        {
          resolve: (from, name) => pathFrom(folderOf(from), name),
          read: (file) => {
            const bytes = files.read(file);
            return bytes === undefined ? undefined : decodeText(bytes);
          },
        },
        new Map(Object.entries({ ...project.variables, ...options.variables })),
      );
      if (project.sdk) for (const file of expanded.files) included.add(file.toLowerCase());
      diagnostics.push(...checkDeploymentScript(expanded, path, naming));
      return expanded.text;
    } catch (error) {
      if (!(error instanceof RehearsalError)) throw error;
      diagnostics.push(...error.diagnostics);
      return undefined;
    }
  };
  const preDeploy = deployment(project.preDeploy, 'pre-deployment script');
  const postDeploy = deployment(project.postDeploy, 'post-deployment script');

  const texts = new Map<string, string>();
  const scripts: ScriptFile[] = [];
  for (const script of project.scripts) {
    if (included.has(script.path.toLowerCase())) continue;
    const content = text(script.path, 'script');
    if (content === undefined) continue;
    texts.set(script.path, content);
    scripts.push({
      path: script.path,
      text: content,
      settings: {
        ...(script.ansiNulls !== undefined && { ansiNulls: script.ansiNulls }),
        ...(script.quotedIdentifier !== undefined && { quotedIdentifier: script.quotedIdentifier }),
      },
    });
  }

  if (!isPlatform(platform)) diagnostics.push(unknownPlatform(platform));
  const off = (name: string) => /^(off|false)$/i.test(project.properties.get(name)?.trim() ?? '');
  const packages = externalPackages(project, options, diagnostics);
  const external = new Map(packages.flatMap(({ objects }) => [...objects]));
  const built = objectsFromScripts(
    scripts,
    {
      collation,
      platform,
      defaultSchema: project.defaultSchema,
      settings: { ansiNulls: !off('ansinulls'), quotedIdentifier: !off('quotedidentifier') },
      properties: project.properties,
      otherStatements,
      external,
    },
    registry,
  );
  diagnostics.push(...built.diagnostics);

  diagnostics.push(...checkNames(built.objects, packages, texts));
  const read = readContext(collation, platform);
  diagnostics.push(...checkReferences(built.objects, external, texts, registry, read));
  diagnostics.push(...checkObjects(built.objects, external, texts, registry, read));

  const variables = { ...project.variables };
  const refactorings: RefactorOperation[] = [];
  const logs: string[] = [];
  for (const path of project.refactorLogs) {
    const content = text(path, 'refactor log');
    if (content === undefined) continue;
    logs.push(content.replace(/^\uFEFF/, ''));
    refactorings.push(...readRefactorLog(content, path));
  }
  return {
    model: {
      naming,
      collation,
      platform,
      objects: built.objects,
      refactorings,
      ...(preDeploy !== undefined && { preDeploy }),
      ...(postDeploy !== undefined && { postDeploy }),
      variables,
      live: false,
    },
    diagnostics: suppressWarnings(diagnostics, project),
    name: project.name,
    version: project.version,
    ...(project.description !== undefined && { description: project.description }),
    ...(logs.length > 0 && { refactorLog: mergeLogs(logs) }),
    packages,
  };
}

/** Packages of the same database; another database's names have three parts and are not looked up. */
function externalPackages(
  project: SqlProject,
  options: SourceOptions,
  diagnostics: Diagnostic[],
): readonly ExternalPackage[] {
  return project.references.filter(isSameDatabase).flatMap(({ path, suppressMissingDependencies }) => {
    const found = options.references.get(path);
    if (!found && !suppressMissingDependencies) {
      diagnostics.push({
        code: 'PRJ005',
        severity: 'warning',
        message: `The referenced package ${path} was not found; what only it defines will be reported as unresolved.`,
        hint: 'Build it first, or correct the path.',
      });
    }
    return found ? [found] : [];
  });
}

/** One log of several: a package holds one refactor.xml. */
function mergeLogs(logs: readonly string[]): string {
  const [first = '', ...rest] = logs;
  const bodies = rest.map((log) => /<Operations[^>]*>([\s\S]*)<\/Operations>/.exec(log)?.[1] ?? '');
  return bodies.length === 0 ? first : first.replace(/<\/Operations>\s*$/, () => `${bodies.join('')}</Operations>`);
}

function unknownPlatform(platform: string): Diagnostic {
  return {
    code: 'PRJ007',
    severity: 'error',
    message: `The project is for ${platform}, whose databases are not known here.`,
    hint: `Set DSP to that of one of ${platforms.join(', ')}, or give one of them with --platform.`,
  };
}
