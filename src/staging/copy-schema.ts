import { fail } from '../base/errors.ts';
import { quote, quoteString } from '../base/names.ts';
import type { BackupFile } from './backup-header.ts';
import type { CopyOf } from './marker.ts';
import { type Move, moveList } from './move-list.ts';
import type { TargetQuestion } from './refusals.ts';
import type { RestoreReport } from './report.ts';
import { afterSteps, claimSql, dropStep, onlyOn, type ScriptStep, scriptText } from './restore-script.ts';
import { type RestoreHost, runScript } from './run-script.ts';
import { readUsedFiles } from './volumes.ts';
import { ownerOf, readResult } from './what-came-along.ts';
import { type Situation, type TargetRequest, withTarget } from './with-target.ts';

/** Production's schema as T-SQL. */
export type SchemaScript = {
  readonly collation: string;
  /** Made before the batches, each with a file of its own. */
  readonly filegroups: readonly { readonly name: string; readonly contains?: string }[];
  /** In an order in which each finds what it needs. */
  readonly batches: readonly string[];
  /** What is not copied, and why. */
  readonly notes: readonly string[];
};

export type CopySchemaRequest = TargetRequest & {
  readonly dataPath?: string;
  readonly logPath?: string;
  readonly print: boolean;
  /** Reads production's schema; asked only when nothing speaks against the target. */
  readonly schema: () => Promise<SchemaScript>;
};

/** Makes a staging database without rows out of production's schema. Refuses the same targets as a restore. */
export function copySchema(request: CopySchemaRequest, host: RestoreHost): Promise<RestoreReport> {
  return withTarget(request, host.signal, (situation) => copyOn(request, host, situation));
}

async function copyOn(
  request: CopySchemaRequest,
  host: RestoreHost,
  { question, open }: Situation,
): Promise<RestoreReport> {
  const { target } = question;
  const schema = await request.schema();
  // A collation is no identifier, so it cannot be quoted.
  if (!/^\w+$/.test(schema.collation)) fail('RST015', `Production's collation is not known: '${schema.collation}'.`);
  const used = await readUsedFiles(open.master);
  const moves = moveList({
    files: schema.filegroups.map(asFile),
    server: target.server,
    database: target.name,
    taken: used.filter((file) => file.databaseId !== target.database?.id).map((file) => file.path),
    ...(request.dataPath !== undefined && { dataPath: request.dataPath }),
    ...(request.logPath !== undefined && { logPath: request.logPath }),
  });
  const from = sourceOf(question);
  const steps = schemaSteps(question, schema, moves, from);
  const report = {
    format: 1,
    method: 'schema-only',
    staging: { server: target.server.server, database: target.name, version: target.server.version },
    files: moves,
    script: scriptText(steps, { staging: target.server.server }, target.name),
  } as const;
  const notes = [
    'No rows were copied: what depends on data, and how long a step takes, is not rehearsed',
    'Users have no login',
    ...schema.notes,
  ];
  if (request.print) return { ...report, outcome: 'printed', from, steps: [], notes, warnings: [] };
  const run = await runScript(steps, { staging: request.staging, database: target.name, ...open }, host);
  const end = await readResult(request.staging, target.name);
  return {
    ...report,
    outcome: 'restored',
    from: end.from,
    steps: run.steps,
    notes: [...notes, ...end.notes],
    warnings: [...run.warnings, ...end.warnings],
  };
}

function schemaSteps(
  { target }: TargetQuestion,
  schema: SchemaScript,
  moves: readonly Move[],
  from: Omit<CopyOf, 'restored'>,
): readonly ScriptStep[] {
  const { server, name: database } = target;
  const name = quote(database);
  const guard = `IF CONVERT(nvarchar(256), SERVERPROPERTY('ServerName')) <> ${quoteString(server.server)} OR DB_NAME() <> ${quoteString(database)}
BEGIN
  RAISERROR (N'These batches are for another database.', 16, 1);
  SET NOEXEC ON;
END;`;
  return [
    ...(target.database ? [dropStep(server, target.database)] : []),
    {
      key: 'create',
      title: `Creating ${name}`,
      on: 'staging',
      sql: [
        `${onlyOn(server)}
CREATE DATABASE ${name} COLLATE ${schema.collation};
${claimSql(server, database)}`,
        `${onlyOn(server)}\nALTER DATABASE ${name} SET RESTRICTED_USER WITH ROLLBACK IMMEDIATE;`,
      ],
    },
    {
      key: 'schema',
      title: `Creating ${schema.batches.length} objects in ${name}`,
      on: 'copy',
      // A CREATE VIEW has to stand alone in its batch, so that one guard before all of them switches the rest off.
      sql: [
        guard,
        ...schema.filegroups.map((filegroup, i) => filegroupSql(filegroup, moves[i]?.to ?? '', name)),
        ...schema.batches,
        'SET NOEXEC OFF;',
      ],
    },
    ...afterSteps({ server, database, from, owner: ownerOf(server) }),
  ];
}

function filegroupSql({ name, contains }: SchemaScript['filegroups'][number], path: string, database: string): string {
  return `ALTER DATABASE ${database} ADD FILEGROUP ${quote(name)}${contains === undefined ? '' : ` CONTAINS ${contains}`};
ALTER DATABASE ${database} ADD FILE (NAME = ${quoteString(name)}, FILENAME = ${quoteString(path)}) TO FILEGROUP ${quote(name)};`;
}

function asFile({ name, contains }: SchemaScript['filegroups'][number]): BackupFile {
  const type = contains === undefined ? 'D' : 'S';
  // 3 and on are the files after the primary one and the log.
  return { logical: name, physical: '', type, bytes: 0, fileId: 3, present: true };
}

function sourceOf({ production }: TargetQuestion): Omit<CopyOf, 'restored'> {
  const { databaseGuid, familyGuid } = production?.database ?? {};
  return {
    server: production?.server.server ?? '',
    database: production?.database.name ?? '',
    ...(databaseGuid !== undefined && { databaseGuid }),
    ...(familyGuid !== undefined && { familyGuid }),
    method: 'schema-only',
  };
}
