/** A script that a project builds, with the settings that the project gives for it. */
export type ProjectScript = {
  readonly path: string;
  readonly ansiNulls?: boolean;
  readonly quotedIdentifier?: boolean;
  /** Warning codes that are not reported for this file. */
  readonly suppressWarnings: readonly string[];
};

/** A reference to another database's schema, or to another part of this one. */
export type ProjectReference = {
  /** `../lib/Common.dacpac`, `../Common/Common.sqlproj`, or `master.dacpac` of a system database. */
  readonly path: string;
  readonly system?: 'master' | 'msdb';
  /** Name of the other database, or the SQLCMD variable that holds it; neither: the same database. */
  readonly databaseName?: string;
  readonly databaseVariable?: string;
  readonly serverName?: string;
  readonly serverVariable?: string;
  readonly suppressMissingDependencies: boolean;
};

/** What a .sqlproj says, evaluated: no conditions, globs or MSBuild properties left. */
export type SqlProject = {
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  /** `Sql160`, `SqlAzure`, … */
  readonly platform: string;
  readonly defaultSchema: string;
  readonly scripts: readonly ProjectScript[];
  /** SDK-style (Microsoft.Build.Sql): what a deployment script includes is not built. */
  readonly sdk: boolean;
  readonly preDeploy?: string;
  readonly postDeploy?: string;
  readonly refactorLogs: readonly string[];
  readonly references: readonly ProjectReference[];
  readonly variables: Readonly<Record<string, string>>;
  readonly suppressWarnings: readonly string[];
  readonly treatWarningsAsErrors: boolean;
  /** Evaluated MSBuild properties by lower-case name: the database options are among them. */
  readonly properties: ReadonlyMap<string, string>;
};

/** Whether what a project refers to is a part of its own database: its objects are named with two parts. */
export function isSameDatabase({ system, databaseName, databaseVariable }: ProjectReference): boolean {
  return system === undefined && databaseName === undefined && databaseVariable === undefined;
}
