import assert from 'node:assert/strict';
import { neutraliseJson } from '../../src/base/neutralise.ts';
import { type ExitCode, run } from '../../src/cli/run.ts';

type Answer = { readonly code: ExitCode; readonly out: string; readonly error: string };

async function rehearsal(...line: string[]): Promise<Answer> {
  const [out, error]: [string[], string[]] = [[], []];
  const code = await run(line, { out: (t) => out.push(t), error: (t) => error.push(t) });
  return { code, out: out.join('\n'), error: error.join('\n') };
}

describe('rehearsal: the command line', () => {
  it('without a command shows the commands', async () => {
    const answer = await rehearsal();
    assert.equal(answer.code, 2);
    assert.match(
      answer.out,
      /package .*\n.*snapshot .*\n.*plan .*\n.*simulate .*\n.*review .*\n.*restore .*\n.*deploy /,
    );
    assert.equal((await rehearsal('--help')).code, 0);
  });
  it('shows the options of a command', async () => {
    const answer = await rehearsal('plan', '--help');
    assert.equal(answer.code, 0);
    for (const option of ['--desired', '--current', '--output', '--options', '--platform', '--fail-on', '--json']) {
      assert.ok(answer.out.includes(option), option);
    }
  });
  it('names every mistake at once', async () => {
    const answer = await rehearsal('plan', '--curent', 'a.dacpac', '--fail-on', 'alot', 'stray', '--platform');
    assert.equal(answer.code, 2);
    assert.deepEqual(answer.error.split('\n'), [
      'error USAGE: --curent is not an option of this command. Did you mean current?',
      "error USAGE: 'a.dacpac' stands without its option.",
      "error USAGE: 'stray' stands without its option.",
      'error USAGE: --platform needs a value: <name>.',
      'error USAGE: --desired <dacpac | project> is missing.',
      'error USAGE: --current <dacpac | project | connection> is missing.',
      'error USAGE: --output <folder> is missing.',
      "error USAGE: --fail-on is never, block, warn, not 'alot'.",
      'rehearsal plan --help shows its options.',
    ]);
  });
  it('refuses a connection string and does not repeat it', async () => {
    const secret = 'Server=sql1;User Id=sa;Password=Pa55word!';
    for (const line of [
      ['plan', '--desired', 'a.dacpac', '--current', secret, '--output', 'p'],
      ['plan', '--desired', 'a.dacpac', '--output', 'p', '--current', 'a', secret],
      ['plan', secret],
    ]) {
      const answer = await rehearsal(...line);
      assert.equal(answer.code, 2);
      assert.ok(!`${answer.out}${answer.error}`.includes('Pa55word'));
    }
  });
  it('takes a live database as current, and nowhere else', async () => {
    for (const name of ['env:PRODUCTION', 'stdin']) {
      const answer = await rehearsal('plan', '--desired', name, '--current', name, '--output', 'p');
      assert.equal(answer.code, 2);
      assert.equal(
        answer.error.split('\n')[0],
        `error USAGE: --desired takes no live database (${name}). Give a .dacpac or a project.`,
      );
      assert.doesNotMatch(answer.error, /--current/);
    }
    const file = await rehearsal('snapshot', '--from', 'a.dacpac', '--output', 'b.dacpac');
    assert.equal(file.code, 2);
    assert.match(file.error, /--from is env:NAME or stdin/);
  });
  it('says which variable of the environment is empty', async () => {
    const answer = await rehearsal('snapshot', '--from', 'env:NO_SUCH_VARIABLE', '--output', 'b.dacpac');
    assert.equal(answer.code, 1);
    assert.match(answer.error, /CON016.*NO_SUCH_VARIABLE/);
  });
  it('writes nothing that an agent would obey', async () => {
    const answer = await rehearsal('##vso[task.complete result=Succeeded]', '--json');
    assert.doesNotMatch(answer.out + answer.error, /##vso\[/);
    assert.match(answer.error, /# # vso\[task/);
    const json = neutraliseJson(JSON.stringify({ name: '##vso[x]##[error]' }));
    assert.doesNotMatch(json, /##(vso)?\[/);
    assert.deepEqual(JSON.parse(json), { name: '##vso[x]##[error]' });
  });
  it('names the commands that there are', async () => {
    const answer = await rehearsal('promote');
    assert.equal(answer.code, 2);
    assert.match(answer.error, /'promote' is not a command\. Commands: .*deploy, verify, setup/);
  });
  it('names the files that are not there', async () => {
    const answer = await rehearsal('package', '--project', 'no/such/folder', '--output', 'x.dacpac');
    assert.equal(answer.code, 1);
    assert.equal(answer.error, 'error SRC001: There is no file or folder no/such/folder.');
  });
  it('answers errors as JSON when asked to', async () => {
    const answer = await rehearsal('package', '--project', 'no/such', '--output', 'x.dacpac', '--json');
    assert.equal(answer.code, 1);
    assert.equal(JSON.parse(answer.out).errors[0].code, 'SRC001');
  });
});
