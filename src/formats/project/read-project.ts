import type { Diagnostic } from '../../base/errors.ts';
import { evaluateProject, type Item } from './evaluate.ts';
import { normalizePath, type ProjectFiles } from './project-files.ts';
import type { ProjectReference, ProjectScript, SqlProject } from './sql-project.ts';

/** Reads a classic (SSDT) or SDK-style (Microsoft.Build.Sql) .sqlproj. `path` is relative to the folder of `files`. */
export function readProject(
  path: string,
  files: ProjectFiles,
): { readonly project: SqlProject; readonly diagnostics: readonly Diagnostic[] } {
  const { properties, items, sdk, diagnostics } = evaluateProject(path, files);
  const reported: Diagnostic[] = [...diagnostics];
  const value = (name: string): string | undefined => {
    const text = properties.get(name.toLowerCase())?.trim();
    return text === '' ? undefined : text;
  };
  const of = (type: string) => items.filter((item) => item.type === type);
  const single = (type: string): string | undefined => {
    const found = of(type);
    if (found.length > 1) {
      reported.push({
        code: 'PRJ003',
        severity: 'error',
        message: `The project has ${found.length} ${type} scripts, but a package holds one: ${found.map((item) => item.include).join(', ')}.`,
        hint: 'Keep one and include the others in it with :r.',
        at: { file: path, line: 1, column: 1 },
      });
    }
    return found[0]?.include;
  };
  const preDeploy = single('PreDeploy');
  const postDeploy = single('PostDeploy');
  const description = value('DacDescription');
  const project: SqlProject = {
    name: value('DacApplicationName') ?? value('Name') ?? value('msbuildprojectname') ?? '',
    version: value('DacVersion') ?? '1.0.0.0',
    ...(description !== undefined && { description }),
    platform: platformOf(value('DSP'), sdk),
    defaultSchema: value('DefaultSchema') ?? 'dbo',
    scripts: scriptsOf(items, sdk),
    sdk,
    ...(preDeploy !== undefined && { preDeploy }),
    ...(postDeploy !== undefined && { postDeploy }),
    refactorLogs: of('RefactorLog').map((item) => item.include),
    references: items.flatMap(referenceOf),
    variables: variablesOf(of('SqlCmdVariable')),
    suppressWarnings: codes(value('SuppressTSqlWarnings')),
    treatWarningsAsErrors: value('TreatTSqlWarningsAsErrors')?.toLowerCase() === 'true',
    properties,
  };
  return { project, diagnostics: reported };
}

/** `Microsoft.Data.Tools.Schema.Sql.Sql160DatabaseSchemaProvider` → `Sql160`; Azure's version suffix is left out. */
export function platformOf(dsp: string | undefined, sdk: boolean): string {
  const name = dsp
    ?.split('.')
    .pop()
    ?.replace(/DatabaseSchemaProvider$/i, '');
  if (name === undefined || name === '') return sdk ? 'Sql160' : 'Sql110';
  return name === 'SqlAzureV12' ? 'SqlAzure' : name;
}

function scriptsOf(items: readonly Item[], sdk: boolean): readonly ProjectScript[] {
  // What else these are for is often among the default items of an SDK-style project; its targets leave it out in the end.
  const others = sdk
    ? /^(PreDeploy|PostDeploy|None|BuildExtensionConfiguration|DeploymentExtensionConfiguration)$/
    : /^(PreDeploy|PostDeploy)$/;
  const deployment = new Set(items.filter((item) => others.test(item.type)).map((item) => item.include.toLowerCase()));
  const seen = new Set<string>();
  const scripts: ProjectScript[] = [];
  for (const item of items) {
    const key = item.include.toLowerCase();
    if (item.type !== 'Build' || deployment.has(key) || seen.has(key)) continue;
    seen.add(key);
    const ansiNulls = onOff(item.metadata.get('ansinulls'));
    const quotedIdentifier = onOff(item.metadata.get('quotedidentifier'));
    scripts.push({
      path: item.include,
      ...(ansiNulls !== undefined && { ansiNulls }),
      ...(quotedIdentifier !== undefined && { quotedIdentifier }),
      suppressWarnings: codes(item.metadata.get('suppresstsqlwarnings')),
    });
  }
  return scripts;
}

function referenceOf(item: Item): ProjectReference[] {
  const get = (name: string) => item.metadata.get(name.toLowerCase()) || undefined;
  let path: string | undefined;
  if (item.type === 'ArtifactReference') path = item.include;
  else if (item.type === 'ProjectReference' && /\.sqlproj$/i.test(item.include)) path = item.include;
  else if (item.type === 'PackageReference' && /(dacpac|\.Dacpacs\.)/i.test(item.include))
    path = `${item.include}.dacpac`;
  if (path === undefined) return [];
  const named = /(^|[./\\])(master|msdb)(\.dacpac|\.dacpacs)?(\.|$)/i.exec(path)?.[2]?.toLowerCase();
  // The first packages of system databases held master and did not say so.
  const system = named ?? (/^Microsoft\.SqlServer\.Dacpacs(\.|$)/i.test(item.include) ? 'master' : undefined);
  const databaseName = get('DatabaseVariableLiteralValue') ?? (system as string | undefined);
  const databaseVariable = get('DatabaseSqlCmdVariable');
  const serverVariable = get('ServerSqlCmdVariable');
  const serverName = get('ServerVariableLiteralValue');
  return [
    {
      path: normalizePath(path),
      ...((system === 'master' || system === 'msdb') && { system }),
      ...(databaseName !== undefined && databaseVariable === undefined && { databaseName }),
      ...(databaseVariable !== undefined && { databaseVariable }),
      ...(serverName !== undefined && { serverName }),
      ...(serverVariable !== undefined && { serverVariable }),
      suppressMissingDependencies: get('SuppressMissingDependenciesErrors')?.toLowerCase() === 'true',
    },
  ];
}

function variablesOf(items: readonly Item[]): Readonly<Record<string, string>> {
  const variables: Record<string, string> = {};
  for (const item of items) {
    const own = item.metadata.get('value') ?? '';
    // SSDT keeps the developer's value in Value as a property reference, and the shared one in DefaultValue.
    variables[item.include] = item.metadata.get('defaultvalue') || (own.startsWith('$(') ? '' : own);
  }
  return variables;
}

function onOff(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  return /^(on|true)$/i.test(text.trim()) ? true : /^(off|false)$/i.test(text.trim()) ? false : undefined;
}

function codes(list: string | undefined): readonly string[] {
  return (list ?? '')
    .split(/[;,\s]+/)
    .filter((code) => code !== '')
    .map((code) => code.toUpperCase());
}
