import assert from 'node:assert/strict';
import { RehearsalError } from '../../src/base/errors.ts';
import { neutralise } from '../../src/base/neutralise.ts';
import { InputReader } from '../../src/pipelines/input-reader.ts';
import { memoryHost } from '../../src/pipelines/memory-host.ts';
import { publishFolder } from '../../src/pipelines/publish.ts';
import { runTask } from '../../src/pipelines/run-task.ts';

describe('logging commands in names', () => {
  it('lose their force anywhere in a line', () => {
    for (const text of ['##vso[task.complete result=Succeeded]', 'x ##VSO[a]', '##[error]no', '[dbo].[##vso[x]]']) {
      assert.ok(!/##(vso)?\[/i.test(neutralise(text)), text);
    }
    assert.equal(neutralise('a ## b [c]'), 'a ## b [c]');
  });
});

describe('the error boundary of a task', () => {
  it('reports expected failures one by one, up to what the agent keeps', async () => {
    const { host, run } = memoryHost({});
    await runTask(host, () => {
      throw new RehearsalError(
        Array.from({ length: 12 }, (_, i) => ({ code: 'X', severity: 'error', message: `mistake ${i}` }) as const),
      );
    });
    assert.equal(run.result, 'failed');
    assert.equal(run.issues.length, 10);
    assert.equal(run.issues[9]?.message, 'and 3 more, listed in the log.');
    assert.equal(run.lines.length, 3);
  });
  it('reports an unexpected one as a defect', async () => {
    const { host, run } = memoryHost({});
    await runTask(host, () => Promise.reject(new TypeError('x is undefined')));
    assert.deepEqual([run.result, run.message, run.issues[0]?.code], ['failed', 'x is undefined', 'INTERNAL']);
  });
});

describe('inputs', () => {
  it('hold pairs with an equals sign in the value', () => {
    const reader = new InputReader(memoryHost({ variables: ' A=1\n\nB_2 = x=y \r\nC=' }).host);
    assert.deepEqual(reader.pairs('variables'), { A: '1', B_2: 'x=y', C: '' });
    reader.done();
  });
  it('refuse what is not a pair or a switch', () => {
    const reader = new InputReader(memoryHost({ variables: 'A\n=1', on: 'yes' }).host);
    reader.pairs('variables');
    reader.flag('on', false);
    assert.throws(
      () => reader.done(),
      (e: RehearsalError) => e.diagnostics.length === 3,
    );
  });
});

describe('an artifact', () => {
  it('has a name of its own in a second attempt', () => {
    const { host, run } = memoryHost({}, { 'System.HostType': 'build', 'System.StageAttempt': '2' });
    assert.equal(publishFolder(host, 'plan', '/plan'), 'plan-attempt2');
    assert.deepEqual([...run.artifacts], [['plan-attempt2', '/plan']]);
  });
  it('is not published from a classic release', () => {
    const { host, run } = memoryHost({}, { 'System.HostType': 'release' });
    assert.equal(publishFolder(host, 'plan', '/plan'), undefined);
    assert.equal(run.artifacts.size, 0);
  });
});
