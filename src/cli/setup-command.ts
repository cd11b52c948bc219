import type { Command } from './commands.ts';

/** `rehearsal setup`: imported by the list of commands, so what it runs is imported when it does. */
export const setupCommand: Command = {
  name: 'setup',
  summary: 'Create or check the Azure DevOps environments of a policy, with the checks that guard them',
  example:
    'rehearsal setup --organization https://dev.azure.com/contoso --project Shop --policy rehearsal.policy.json --dry-run',
  options: [
    {
      name: 'organization',
      value: '<address>',
      required: true,
      help: 'https://dev.azure.com/contoso, or a collection',
    },
    { name: 'project', value: '<name>', required: true, help: 'project of the environments' },
    {
      name: 'policy',
      value: '<rehearsal.policy.json>',
      required: true,
      help: 'names the environments and who approves (schemas/policy.v1.json)',
    },
    {
      name: 'token',
      value: '<env:NAME>',
      help: 'variable that holds the token (default: env:AZURE_DEVOPS_EXT_PAT)',
    },
    {
      name: 'business-hours',
      value: '<days hours zone>',
      help: 'when production may change, as "Mon-Fri 08:00-17:00 W. Europe Standard Time"',
    },
    {
      name: 'template',
      value: '<repository@ref:path>',
      help: 'what pipelines of production extend, as Shop/templates@refs/heads/main:release.yml',
    },
    { name: 'update', help: 'change checks that are there and differ' },
    { name: 'dry-run', help: 'say what would be done, and do nothing' },
  ],
  // A token in an argument could be read by anybody who sees the list of processes, so it is not repeated here either.
  check: (v) => (/^env:[A-Za-z_]\w*$/.test(v.one('token') ?? 'env:X') ? [] : ['--token is env:NAME.']),
  run: async (v) => {
    const { describeSetup, setUpEnvironments } = await import('../app/set-up.ts');
    const [hours, template] = [v.one('business-hours'), v.one('template')];
    const result = await setUpEnvironments(
      {
        organization: v.need('organization'),
        project: v.need('project'),
        policy: v.need('policy'),
        token: (v.one('token') ?? 'env:AZURE_DEVOPS_EXT_PAT').slice('env:'.length),
        ...(hours !== undefined && { hours }),
        ...(template !== undefined && { template }),
        dryRun: v.has('dry-run'),
        update: v.has('update'),
      },
      {
        variable: (name) => process.env[name],
        wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      },
    );
    const { differs } = result;
    return {
      result,
      warnings: [],
      lines: describeSetup(result),
      ...(differs > 0 && {
        refusal: {
          code: 'SET006',
          severity: 'error',
          message: `${differs === 1 ? '1 check differs' : `${differs} checks differ`} from what the policy asks for.`,
          hint: 'Look at it, then run again with --update.',
        },
      }),
    };
  },
};
