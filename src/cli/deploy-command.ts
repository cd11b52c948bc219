import { isConnection } from '../app/check-source.ts';
import { isInJob, runKinds } from '../app/requests.ts';
import type { Command } from './commands.ts';
import { isPair, splitPair } from './pairs.ts';

/** `rehearsal deploy`: imported by the list of commands, so what it runs is imported when it does. */
export const deployCommand: Command = {
  name: 'deploy',
  summary: 'Run a plan on a database: rehearse it on a restored copy, or promote it',
  example: 'rehearsal deploy --plan plan --to env:STAGING --as rehearsal --evidence evidence.json',
  options: [
    { name: 'plan', value: '<folder>', required: true, help: 'plan folder' },
    {
      name: 'to',
      value: '<connection>',
      required: true,
      connection: 'live',
      help: 'env:NAME, a variable that holds an ADO.NET connection string, or stdin',
    },
    { name: 'as', value: '<kind>', required: true, choices: runKinds, help: 'what the run is' },
    { name: 'id', value: '<plan id>', help: 'refuse any other plan' },
    { name: 'environment', value: '<name>', help: 'whose values the SQLCMD variables take' },
    { name: 'var', value: '<Name=Value …>', many: true, help: 'value of a SQLCMD variable; of a secret $Name has it' },
    { name: 'policy', value: '<rehearsal.policy.json>', help: 'what a promotion is judged by (docs/policy.md)' },
    { name: 'decisions', value: '<decisions.json>', help: 'waivers for this plan, for a promotion' },
    {
      name: 'rehearsed',
      value: '<evidence.json …>',
      many: true,
      help: 'evidence of rehearsals, for a promotion outside Azure DevOps',
    },
    { name: 'not-before', value: '<moment>', help: 'nothing begins earlier, as 2026-11-23T20:00+01:00' },
    { name: 'not-after', value: '<moment>', help: 'no group of steps begins later' },
    { name: 'window', value: '<days hours zone>', many: true, help: 'when groups begin, as "Mon-Thu 20:00-04:00 UTC"' },
    { name: 'retries', value: '<number>', help: 'how often a rolled back group begins again (default: 3)' },
    { name: 'evidence', value: '<evidence.json>', help: 'file to keep evidence in' },
    { name: 'dry-run', help: 'check everything and run nothing' },
  ],
  check: (v) => [
    ...(isConnection(v.need('to')) || v.need('to') === '' ? [] : ['--to is env:NAME or stdin.']),
    ...v
      .many('var')
      .filter((pair) => !isPair(pair))
      .map(() => '--var is not Name=Value.'),
    ...(/^\d{1,2}$/.test(v.one('retries') ?? '3') ? [] : ['--retries is a number from 0 to 99.']),
  ],
  run: async (v, progress) => {
    const { deployLive } = await import('../app/deploy-live.ts');
    const { describeEnd } = await import('../app/deploy-plan.ts');
    const { stopSignal } = await import('../app/stop-signal.ts');
    const [id, environment, evidence] = [v.one('id'), v.one('environment'), v.one('evidence')];
    const [policy, decisions] = [v.one('policy'), v.one('decisions')];
    const [notBefore, notAfter] = [v.one('not-before'), v.one('not-after')];
    const result = await deployLive(
      v.need('to'),
      {
        plan: v.need('plan'),
        as: v.need('as') as (typeof runKinds)[number],
        ...(id !== undefined && { id }),
        ...(environment !== undefined && { environment }),
        variables: Object.fromEntries(v.many('var').map(splitPair)),
        fence: {
          ...(notBefore !== undefined && { notBefore }),
          ...(notAfter !== undefined && { notAfter }),
          windows: v.many('window'),
        },
        retries: Number(v.one('retries') ?? '3'),
        dryRun: v.has('dry-run'),
        gate: {
          evidence: v.many('rehearsed'),
          ...(policy !== undefined && { policy }),
          ...(decisions !== undefined && { decisions }),
        },
        ...(evidence !== undefined && { evidence }),
      },
      {
        run: {},
        secret: (name) => process.env[name],
        progress: { line: progress },
        signal: stopSignal(),
        now: Date.now,
        inJob: isInJob(process.env),
      },
    );
    const lines = [describeEnd(result), `Plan ${result.planId}`];
    const warnings = result.problems.slice(0, -1);
    const refusal = result.problems.at(-1);
    return { result, warnings, lines, ...(refusal && { refusal }) };
  },
};
