import { isConnection } from '../app/check-source.ts';
import { isInJob } from '../app/requests.ts';
import type { Command } from './commands.ts';

/** `rehearsal verify`: imported by the list of commands, so what it runs is imported when it does. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Show whether a plan might be promoted now, and what stands in the way',
  example: 'rehearsal verify --plan plan --to env:PRODUCTION --policy rehearsal.policy.json --evidence evidence.json',
  options: [
    { name: 'plan', value: '<folder>', required: true, help: 'plan folder' },
    {
      name: 'to',
      value: '<connection>',
      required: true,
      connection: 'live',
      help: 'production: env:NAME, a variable that holds an ADO.NET connection string, or stdin',
    },
    { name: 'id', value: '<plan id>', help: 'refuse any other plan' },
    { name: 'policy', value: '<rehearsal.policy.json>', help: 'what must be true (docs/policy.md)' },
    { name: 'decisions', value: '<decisions.json>', help: 'waivers for this plan' },
    { name: 'evidence', value: '<evidence.json …>', many: true, help: 'what its rehearsals left behind' },
  ],
  check: (v) => (isConnection(v.need('to')) || v.need('to') === '' ? [] : ['--to is env:NAME or stdin.']),
  run: async (v) => {
    const { verifyLive } = await import('../app/verify-live.ts');
    const { describeVerification } = await import('../app/verify-promotion-now.ts');
    const { stopSignal } = await import('../app/stop-signal.ts');
    const [id, policy, decisions] = [v.one('id'), v.one('policy'), v.one('decisions')];
    const result = await verifyLive(
      v.need('to'),
      {
        plan: v.need('plan'),
        evidence: v.many('evidence'),
        ...(id !== undefined && { id }),
        ...(policy !== undefined && { policy }),
        ...(decisions !== undefined && { decisions }),
      },
      { inJob: isInJob(process.env), now: Date.now, signal: stopSignal() },
    );
    const refusal = result.refusals.at(-1);
    return {
      result,
      warnings: result.refusals.slice(0, -1),
      lines: describeVerification(result),
      ...(refusal && { refusal }),
    };
  },
};
