import { isConnection } from '../app/check-source.ts';
import { describePlan } from '../app/describe-plan.ts';
import { describeReview } from '../app/describe-review.ts';
import { editions } from '../app/options-file.ts';
import { type FailOn, failOnChoices, refusalOf } from '../app/requests.ts';
import type { Diagnostic } from '../base/errors.ts';
import { platforms } from '../base/platforms.ts';
import type { OptionSpec } from './arguments.ts';
import { deployCommand } from './deploy-command.ts';
import { isPair, splitPair } from './pairs.ts';
import { restoreCommand } from './restore-command.ts';
import { setupCommand } from './setup-command.ts';
import { verifyCommand } from './verify-command.ts';

/** What a command says at its end. */
export type CommandEnd = {
  /** For `--json`. */
  readonly result: unknown;
  /** For a person. */
  readonly lines: readonly string[];
  readonly warnings: readonly Diagnostic[];
  /** Makes the exit code 1 although the work is done and written. */
  readonly refusal?: Diagnostic;
};

export type Values = {
  one(name: string): string | undefined;
  need(name: string): string;
  many(name: string): readonly string[];
  /** Whether a switch is given. */
  has(name: string): boolean;
};

export type Command = {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionSpec[];
  readonly example: string;
  /** Mistakes that need more than one option to see. */
  check?(values: Values): readonly string[];
  /** `progress` is for people who wait: it is no part of the result. */
  run(values: Values, progress: (line: string) => void): Promise<CommandEnd>;
};

const platform: OptionSpec = {
  name: 'platform',
  value: '<name>',
  choices: platforms,
  help: 'SQL Server version to build for; overrides the project',
};

// Each use case is imported when its command runs: starting takes a third of a small plan's time.
export const commands: readonly Command[] = [
  {
    name: 'package',
    summary: 'Build a SQL project into a .dacpac',
    example: 'rehearsal package --project database/Shop.sqlproj --output app.dacpac',
    options: [
      {
        name: 'project',
        value: '<dir | file.sqlproj | file.sql …>',
        required: true,
        many: true,
        help: 'folder, project file, or single files',
      },
      { name: 'output', value: '<file.dacpac>', required: true, help: 'package to write' },
      platform,
      { name: 'var', value: '<Name=Value …>', many: true, help: 'default of a SQLCMD variable' },
    ],
    check: (v) =>
      v
        .many('var')
        .filter((pair) => !isPair(pair))
        .map(() => '--var is not Name=Value.'),
    run: async (v) => {
      const { packageDatabase } = await import('../app/package-database.ts');
      const chosen = v.one('platform');
      const result = await packageDatabase({
        projects: v.many('project'),
        output: v.need('output'),
        ...(chosen !== undefined && { platform: chosen }),
        variables: Object.fromEntries(v.many('var').map(splitPair)),
      });
      return {
        result,
        warnings: result.warnings,
        lines: [`${result.output}: ${result.objects} objects for ${result.platform}`],
      };
    },
  },
  {
    name: 'snapshot',
    summary: 'Write the schema of a live database into a .dacpac',
    example: 'rehearsal snapshot --from env:PRODUCTION --output production.dacpac',
    options: [
      {
        name: 'from',
        value: '<connection>',
        required: true,
        connection: 'live',
        help: 'env:NAME, a variable that holds an ADO.NET connection string, or stdin',
      },
      { name: 'output', value: '<file.dacpac>', required: true, help: 'package to write' },
    ],
    check: (v) => (isConnection(v.need('from')) || v.need('from') === '' ? [] : ['--from is env:NAME or stdin.']),
    run: async (v, progress) => {
      const { takeSnapshot } = await import('../app/snapshot.ts');
      const result = await takeSnapshot({ from: v.need('from'), output: v.need('output') }, progress);
      const unseen = result.hidden.map((permission) => `Not read, for want of ${permission}`);
      const summary = `${result.output}: ${result.objects} objects of ${result.name}, ${result.platform}`;
      return { result, warnings: [], lines: [summary, ...unseen] };
    },
  },
  {
    name: 'plan',
    summary: 'Plan the change from one schema to another, prove it, and write the plan folder',
    example: 'rehearsal plan --desired app.dacpac --current production.dacpac --output plan',
    options: [
      {
        name: 'desired',
        value: '<dacpac | project>',
        required: true,
        connection: true,
        help: 'what the database should become',
      },
      {
        name: 'current',
        value: '<dacpac | project | connection>',
        required: true,
        connection: 'live',
        help: 'what the database is today; a connection is env:NAME or stdin',
      },
      { name: 'output', value: '<folder>', required: true, help: 'plan folder to write' },
      { name: 'options', value: '<rehearsal.json>', help: 'what is dropped and ignored (schemas/rehearsal.v1.json)' },
      platform,
      {
        name: 'edition',
        value: '<name>',
        choices: editions,
        help: 'edition of the server: decides which hazards apply',
      },
      { name: 'decisions', value: '<decisions.json>', help: 'waivers for this plan (schemas/decisions.v1.json)' },
      {
        name: 'fail-on',
        value: '<block | warn | never>',
        choices: failOnChoices,
        help: 'fail when the plan carries such a risk that is open (default: never)',
      },
    ],
    run: async (v, progress) => {
      const { planChange } = await import('../app/plan-change.ts');
      const [options, chosen, edition] = [v.one('options'), v.one('platform'), v.one('edition')];
      const decisions = v.one('decisions');
      const result = await planChange(
        {
          desired: v.need('desired'),
          current: v.need('current'),
          output: v.need('output'),
          ...(options !== undefined && { options }),
          ...(chosen !== undefined && { platform: chosen }),
          ...(edition !== undefined && { edition }),
          ...(decisions !== undefined && { decisions }),
        },
        progress,
      );
      const refusal = refusalOf(result, (v.one('fail-on') ?? 'never') as FailOn);
      return { result, warnings: result.warnings, lines: describePlan(result), ...(refusal && { refusal }) };
    },
  },
  {
    name: 'simulate',
    summary: 'Run any T-SQL script on an in-memory server and write the schema that it ends in',
    example: 'rehearsal simulate --script plan/deploy.sql --on production.dacpac --output end.dacpac',
    options: [
      { name: 'script', value: '<file.sql>', required: true, help: 'script to run' },
      { name: 'on', value: '<dacpac>', required: true, connection: true, help: 'schema that the server starts with' },
      { name: 'output', value: '<file.dacpac>', required: true, help: 'package to write the end into' },
    ],
    run: async (v) => {
      const { simulateScript } = await import('../app/simulate-script.ts');
      const result = await simulateScript({ script: v.need('script'), on: v.need('on'), output: v.need('output') });
      return {
        result,
        warnings: [],
        lines: [`${result.output}: ${result.objects} objects after ${result.batches} batches`],
      };
    },
  },
  {
    name: 'review',
    summary: 'Write the review of a plan folder again, with what its runs showed',
    example: 'rehearsal review --plan plan --evidence evidence.json --output review',
    options: [
      { name: 'plan', value: '<folder>', required: true, help: 'plan folder' },
      { name: 'evidence', value: '<evidence.json …>', many: true, help: 'what runs of this plan left behind' },
      { name: 'decisions', value: '<decisions.json>', help: 'waivers for this plan (schemas/decisions.v1.json)' },
      { name: 'policy', value: '<rehearsal.policy.json>', help: 'what promotion asks for (schemas/policy.v1.json)' },
      {
        name: 'output',
        value: '<folder>',
        required: true,
        help: 'folder for review.md, review.html, findings.sarif, test-results.xml',
      },
    ],
    run: async (v) => {
      const { reviewPlan } = await import('../app/review-plan.ts');
      const [decisions, policy] = [v.one('decisions'), v.one('policy')];
      const result = await reviewPlan({
        plan: v.need('plan'),
        output: v.need('output'),
        evidence: v.many('evidence'),
        ...(decisions !== undefined && { decisions }),
        ...(policy !== undefined && { policy }),
      });
      return { result, warnings: [], lines: describeReview(result) };
    },
  },
  restoreCommand,
  deployCommand,
  verifyCommand,
  setupCommand,
];
