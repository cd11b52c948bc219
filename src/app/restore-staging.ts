import { randomUUID } from 'node:crypto';
import { canonicalJson } from '../base/canonical-json.ts';
import { type Diagnostic, RehearsalError } from '../base/errors.ts';
import type { SqlServer } from '../base/sql-session.ts';
import { readPolicy } from '../plan/policy.ts';
import { copySchema } from '../staging/copy-schema.ts';
import { type RestoreMethod, type RestoreReport, reportLines } from '../staging/report.ts';
import { restoreDatabase } from '../staging/restore-database.ts';
import type { RestoreHost } from '../staging/run-script.ts';
import { isConnection } from './check-source.ts';
import { schemaScript } from './schema-script.ts';
import { textOrFile } from './text-or-file.ts';
import { writeOutput } from './write-output.ts';

export const restoreMethods = [
  'history',
  'file',
  'copy-only',
  'schema-only',
] as const satisfies readonly RestoreMethod[];

/** A staging database is made out of production. */
export type RestoreStagingRequest = {
  /** Production as `env:NAME` or `stdin`, or backup files and URLs as the staging server sees them, or both. */
  readonly from: readonly string[];
  /** Staging as `env:NAME` or `stdin`; its database is the one that is made. */
  readonly to: string;
  /** Without one: the files that are named, otherwise the newest backup of production's history. */
  readonly method?: RestoreMethod;
  /** The database that named files are of, where production is not connected. */
  readonly database?: string;
  /** For method copy-only: a folder or URL that both servers see. */
  readonly share?: string;
  /** `server/database` patterns; any target, where there is none. */
  readonly allowedTargets: readonly string[];
  /** rehearsal.policy.json or its text, whose `allowedTargets` must name the target too. */
  readonly policy?: string;
  readonly dataPath?: string;
  readonly logPath?: string;
  readonly simple: boolean;
  /** Shows the T-SQL and runs none of it. */
  readonly print: boolean;
  /** A file to write the report to, as JSON. */
  readonly report?: string;
};

/** What a restore needs of the world around it. */
export type RestoreWorld = Pick<RestoreHost, 'line' | 'percent' | 'signal'> & {
  /** The server behind a connection. */
  readonly server: (connection: string) => Promise<SqlServer>;
};

/** Restores staging, or prints how. Throws a RehearsalError (RST0nn) with every reason why not. */
export async function restoreStaging(request: RestoreStagingRequest, world: RestoreWorld): Promise<RestoreReport> {
  const problems = checkRequest(request);
  if (problems.length > 0) throw new RehearsalError(problems.map((message) => usage(message)));
  const connection = request.from.find(isConnection);
  const files = request.from.filter((from) => !isConnection(from));
  const ofPolicy = policyTargets(request.policy);
  const allowed = [
    ...(ofPolicy ? [ofPolicy] : []),
    ...(request.allowedTargets.length > 0 ? [request.allowedTargets] : []),
  ];
  const production = connection === undefined ? undefined : await world.server(connection);
  const target = {
    ...(production && { production }),
    staging: await world.server(request.to),
    allowed,
    token: randomUUID(),
    print: request.print,
    ...given(request, ['dataPath', 'logPath']),
  };
  const host = { ...world, now: () => performance.now() };
  const method = methodOf(request);
  const report =
    method === 'schema-only'
      ? await copySchema({ ...target, schema: () => schemaScript(production as SqlServer, world) }, host)
      : await restoreDatabase(
          { ...target, method, files, simple: request.simple, ...given(request, ['database', 'share']) },
          host,
        );
  if (request.report !== undefined) writeOutput(request.report, canonicalJson(report));
  return report;
}

function methodOf({ method, from }: RestoreStagingRequest): RestoreMethod {
  return method ?? (from.every(isConnection) ? 'history' : 'file');
}

/** What is wrong with a request before anything is connected. */
export function checkRequest(request: RestoreStagingRequest): readonly string[] {
  const { from, to, share } = request;
  const connections = from.filter(isConnection).length;
  const files = from.length - connections;
  const method = methodOf(request);
  const problems: string[] = [];
  const wrong = (when: boolean, message: string): void => void (when && problems.push(message));
  wrong(!isConnection(to), 'The target is a connection: env:NAME or stdin.');
  wrong(connections > 1, 'Production is one connection.');
  wrong(to === 'stdin' && from.includes('stdin'), 'Only one connection can come from standard input.');
  wrong(method === 'file' && files === 0, 'Method file needs the backup files.');
  wrong(method !== 'file' && files > 0, `Method ${method} takes no backup files.`);
  wrong(method !== 'file' && connections === 0, `Method ${method} needs a connection to production.`);
  wrong(method === 'copy-only' && share === undefined, 'Method copy-only needs a share that both servers see.');
  wrong(method !== 'copy-only' && share !== undefined, `Method ${method} takes no share.`);
  return problems;
}

/** The targets that the DBAs' policy allows; undefined where it says nothing about them. */
function policyTargets(given: string | undefined): readonly string[] | undefined {
  if (given === undefined) return undefined;
  const { bytes, name } = textOrFile(given, 'rehearsal.policy.json', 'POL001');
  return readPolicy(bytes, name).policy.allowedTargets;
}

function given<T extends object, K extends keyof T>(
  values: T,
  names: readonly K[],
): { [N in K]?: Exclude<T[N], undefined> } {
  return Object.fromEntries(names.filter((n) => values[n] !== undefined).map((n) => [n, values[n]])) as {
    [N in K]?: Exclude<T[N], undefined>;
  };
}

function usage(message: string): Diagnostic {
  return { code: 'USAGE', severity: 'error', message };
}

export type RestoreDescription = {
  readonly summary: string;
  readonly lines: readonly string[];
  readonly warnings: readonly Diagnostic[];
};

/** The report for a person, with what to look at as warnings. What was printed is a script that a query window takes. */
export function describeRestore(report: RestoreReport): RestoreDescription {
  const lines = reportLines(report);
  const printed = report.outcome === 'printed';
  return {
    summary: lines[0] ?? '',
    lines: printed ? [...lines.map((line) => `-- ${line}`), '', ...report.script.trimEnd().split('\n')] : lines,
    warnings: report.warnings.map((message) => ({
      code: 'RST018',
      severity: 'warning',
      message: message.replace(/[.]?$/, '.'),
    })),
  };
}
