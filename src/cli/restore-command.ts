import { isConnection } from '../app/check-source.ts';
import type { RestoreStagingRequest } from '../app/restore-staging.ts';
import type { Command, Values } from './commands.ts';

/** The methods of src/app/restore-staging.ts, which is imported only when the command runs. */
const methods = ['history', 'file', 'copy-only', 'schema-only'] as const;

/** `rehearsal restore`: imported by the list of commands, so what it runs is imported when it does. */
export const restoreCommand: Command = {
  name: 'restore',
  summary: "Make a staging database out of production's backup",
  example: 'rehearsal restore --from env:PRODUCTION --to env:STAGING --allow SQL-STG/Shop_staging',
  options: [
    {
      name: 'from',
      value: '<connection | backup …>',
      required: true,
      many: true,
      connection: 'live',
      help: 'production as env:NAME or stdin, or backup files and URLs as the staging server sees them, or both',
    },
    {
      name: 'to',
      value: '<connection>',
      required: true,
      connection: 'live',
      help: 'staging as env:NAME or stdin; its database is the one that is made',
    },
    {
      name: 'method',
      value: '<name>',
      choices: methods,
      help: 'newest backup of the history (default), named files, a backup taken now, or the schema without rows',
    },
    { name: 'database', value: '<name>', help: 'of which database the named files are' },
    { name: 'share', value: '<folder | URL>', help: 'for copy-only: a place that both servers see' },
    { name: 'allow', value: '<server/database …>', many: true, help: 'refuse every other target; * for any letters' },
    { name: 'policy', value: '<file>', help: 'rehearsal.policy.json, whose allowedTargets must name the target too' },
    { name: 'data-path', value: '<folder>', help: "for data files, instead of the server's default" },
    { name: 'log-path', value: '<folder>', help: "for log files, instead of the server's default" },
    { name: 'simple', help: "recovery model SIMPLE instead of production's" },
    { name: 'report', value: '<file.json>', help: 'file to write what was restored to' },
    { name: 'print', help: 'show the T-SQL and run none of it' },
  ],
  check: (v) => (isConnection(v.need('to')) || v.need('to') === '' ? [] : ['--to is env:NAME or stdin.']),
  run: async (v, progress) => {
    const { describeRestore, restoreStaging } = await import('../app/restore-staging.ts');
    const { serverOf } = await import('../app/connections.ts');
    const { stopSignal } = await import('../app/stop-signal.ts');
    const report = await restoreStaging(requestOf(v), {
      server: (connection) => serverOf(connection),
      line: progress,
      percent: (value, title) => progress(`  ${title}: ${value}%`),
      signal: stopSignal(),
    });
    const { lines, warnings } = describeRestore(report);
    return { result: report, lines, warnings };
  },
};

function requestOf(v: Values): RestoreStagingRequest {
  const method = methods.find((name) => name === v.one('method'));
  const texts = {
    database: 'database',
    share: 'share',
    policy: 'policy',
    dataPath: 'data-path',
    logPath: 'log-path',
    report: 'report',
  };
  return {
    from: v.many('from'),
    to: v.need('to'),
    ...(method !== undefined && { method }),
    allowedTargets: v.many('allow'),
    simple: v.has('simple'),
    print: v.has('print'),
    ...Object.fromEntries(
      Object.entries(texts).flatMap(([key, option]) => {
        const value = v.one(option);
        return value === undefined ? [] : [[key, value]];
      }),
    ),
  };
}
