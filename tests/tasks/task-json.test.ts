import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { allTasks, withTables } from '../../scripts/task-docs.ts';
import { editions } from '../../src/app/options-file.ts';
import { failOnChoices } from '../../src/app/requests.ts';
import { RehearsalError } from '../../src/base/errors.ts';
import { platforms } from '../../src/base/platforms.ts';
import { InputReader } from '../../src/pipelines/input-reader.ts';
import { memoryHost } from '../../src/pipelines/memory-host.ts';
import { readInputs as readDeploy } from '../../tasks/Deploy/V1/inputs.ts';
import { readInputs as readPackage } from '../../tasks/Package/V1/inputs.ts';
import { readInputs as readPlan } from '../../tasks/Plan/V1/inputs.ts';
import { readInputs as readRestore } from '../../tasks/Restore/V1/inputs.ts';
import { readInputs as readReview } from '../../tasks/Review/V1/inputs.ts';
import { readInputs as readVerify } from '../../tasks/Verify/V1/inputs.ts';

type Input = {
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly aliases?: readonly string[];
  readonly required: boolean;
  readonly defaultValue: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly groupName?: string;
  readonly visibleRule?: string;
  readonly helpMarkDown: string;
};
type TaskJson = {
  readonly id: string;
  readonly name: string;
  readonly friendlyName: string;
  readonly instanceNameFormat: string;
  readonly minimumAgentVersion: string;
  readonly version: { readonly Major: number };
  readonly groups: readonly { readonly name: string }[];
  readonly inputs: readonly Input[];
  readonly outputVariables: readonly { readonly name: string; readonly description: string }[];
  readonly restrictions: { readonly settableVariables: { readonly allowed: readonly string[] } };
  readonly execution: Readonly<Record<string, { readonly target: string }>>;
};

const docs = readFileSync('docs/tasks.md', 'utf8');
const tasks: readonly {
  readonly folder: string;
  readonly read: (reader: InputReader) => unknown;
  readonly oneOf?: readonly string[];
}[] = [
  { folder: 'tasks/Package/V1', read: (reader: InputReader): unknown => readPackage(reader) },
  { folder: 'tasks/Plan/V1', read: (reader: InputReader): unknown => readPlan(reader), oneOf: ['current'] },
  { folder: 'tasks/Review/V1', read: (reader: InputReader): unknown => readReview(reader) },
  { folder: 'tasks/Deploy/V1', read: (reader: InputReader): unknown => readDeploy(reader), oneOf: ['connection'] },
  {
    folder: 'tasks/Restore/V1',
    read: (reader: InputReader): unknown => readRestore(reader),
    oneOf: ['staging', 'production'],
  },
  { folder: 'tasks/Verify/V1', read: (reader: InputReader): unknown => readVerify(reader), oneOf: ['connection'] },
];

for (const { folder, read, oneOf = [] } of tasks) {
  const task = JSON.parse(readFileSync(`${folder}/task.json`, 'utf8')) as TaskJson;
  const inputs = new Map(task.inputs.map((i) => [i.name, i]));
  // An input is also needed where another may stand for it, which task.json cannot say.
  const needed = (input: Input): boolean => input.required || oneOf.includes(input.name);

  const readWith = (given: Readonly<Record<string, string>>): InputReader => {
    const reader = new InputReader(memoryHost(given).host);
    try {
      read(reader);
    } catch (error) {
      assert.ok(error instanceof RehearsalError);
    }
    return reader;
  };

  describe(`${task.name}@${task.version.Major}`, () => {
    it('reads exactly the inputs that task.json has', () => {
      assert.deepEqual([...readWith({}).asked].sort(), [...inputs.keys()].sort());
    });

    it('takes the defaults of task.json as they are', () => {
      const given = task.inputs.map((i) => [i.name, i.defaultValue || (needed(i) ? exampleOf(i) : '')]);
      read(new InputReader(memoryHost(Object.fromEntries(given)).host));
    });

    it('asks for what is required, all at once', () => {
      const required = task.inputs.filter(needed).map((i) => i.name);
      assert.throws(
        () => read(new InputReader(memoryHost({}).host)),
        (error: unknown) => {
          assert.ok(error instanceof RehearsalError);
          assert.deepEqual(
            error.diagnostics.map((d) => d.message),
            required.map((name) => `Input ${name} is missing.`),
          );
          return true;
        },
      );
    });

    it('accepts every choice of a pick list and refuses others', () => {
      const base = Object.fromEntries(task.inputs.filter(needed).map((i) => [i.name, exampleOf(i)]));
      for (const input of task.inputs) {
        if (!input.options) continue;
        for (const choice of Object.keys(input.options)) {
          read(new InputReader(memoryHost({ ...base, [input.name]: choice }).host));
        }
        assert.throws(
          () => read(new InputReader(memoryHost({ ...base, [input.name]: 'nonsense' }).host)),
          RehearsalError,
        );
      }
    });

    it('tells people what every input means, with an example', () => {
      const groups = new Set(task.groups.map((g) => g.name));
      for (const input of task.inputs) {
        assert.match(input.helpMarkDown, /\n\nExample: `.+`/, input.name);
        assert.ok(input.groupName === undefined || groups.has(input.groupName), input.name);
        const rule = /^(\w+) /.exec(input.visibleRule ?? '')?.[1];
        assert.ok(rule === undefined || inputs.has(rule), `${input.name} depends on an input that is not there`);
      }
      for (const [, name] of task.instanceNameFormat.matchAll(/\$\((\w+)\)/g)) assert.ok(inputs.has(name ?? ''), name);
      assert.ok(task.friendlyName.length <= 40);
    });

    it('takes a path only where there always is one', () => {
      // The agent makes the checkout's own path of an empty one, and `<checkout>/env:NAME` of a connection.
      for (const input of task.inputs) {
        if (input.type !== 'filePath') continue;
        assert.ok(input.required && input.name !== 'current' && input.name !== 'policy', input.name);
      }
    });

    it('is documented with every input, alias, choice, default and output', () => {
      const section = sectionOf(task.name);
      for (const input of task.inputs) {
        const row = section.split('\n').find((l) => l.startsWith(`| \`${input.name}\``)) ?? '';
        assert.ok(row !== '', `docs/tasks.md has no row for ${input.name}`);
        assert.equal(row.includes('(required)'), input.required, input.name);
        for (const word of [...(input.aliases ?? []), ...Object.keys(input.options ?? {})]) {
          assert.ok(row.includes(`\`${word}\``), `${input.name}: ${word}`);
        }
        assert.ok(row.includes(input.defaultValue), input.name);
      }
      for (const output of task.outputVariables) assert.ok(section.includes(`| \`${output.name}\` |`), output.name);
    });

    it('may set exactly its own output variables, and sets all of them', () => {
      const outputs = task.outputVariables.map((o) => o.name);
      assert.deepEqual(task.restrictions.settableVariables.allowed, outputs);
      const main = readFileSync(`${folder}/main.ts`, 'utf8');
      const set = [...main.matchAll(/host\.output\('(\w+)'/g)].map((m) => m[1]);
      assert.deepEqual(set, outputs);
      assert.ok(main.split('\n').length <= 61, 'main.ts reads inputs, calls one use case and sets outputs');
    });

    it('runs on Node 20 and 24 with the agents that have them', () => {
      assert.deepEqual(task.execution, { Node20_1: { target: 'index.js' }, Node24: { target: 'index.js' } });
      assert.equal(task.minimumAgentVersion, '3.232.1');
      assert.match(task.id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    });
  });
}

describe('docs/tasks.md', () => {
  it('has the tables that npm run docs makes of every task.json', () => {
    assert.equal(withTables(docs, allTasks()), docs);
  });
});

describe('pick lists', () => {
  it('offer every platform, edition and risk level', () => {
    const plan = JSON.parse(readFileSync('tasks/Plan/V1/task.json', 'utf8')) as TaskJson;
    const keys = (name: string) => Object.keys(plan.inputs.find((i) => i.name === name)?.options ?? {});
    assert.deepEqual(keys('platform'), ['project', ...platforms]);
    assert.deepEqual(keys('edition'), ['unknown', ...editions]);
    assert.deepEqual(keys('failOn'), [...failOnChoices]);
  });
});

/** What the help shows as an example. */
function exampleOf({ helpMarkDown }: Input): string {
  return /Example: `(.+)`/.exec(helpMarkDown)?.[1] ?? '';
}

function sectionOf(name: string): string {
  const from = docs.indexOf(`## ${name}@`);
  const to = docs.indexOf('\n## ', from + 1);
  return docs.slice(from, to < 0 ? undefined : to);
}
