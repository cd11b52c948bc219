import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/cli/run.ts';
import { Organisation } from '../devops/organisation.ts';
import { type DevOpsServer, startDevOps } from '../devops/start.ts';

describe('rehearsal setup, from the command line', () => {
  const organisation = new Organisation();
  const variable = 'REHEARSAL_TEST_TOKEN';
  const token = organisation.token();
  const policy = path.join(mkdtempSync(path.join(tmpdir(), 'rehearsal-setup-')), 'rehearsal.policy.json');
  let server: DevOpsServer;

  before(async () => {
    organisation.group('[Shop]\\DBAs');
    process.env[variable] = token;
    const production = { environment: 'shop-production', approvers: ['[Shop]\\DBAs'] };
    writeFileSync(policy, JSON.stringify({ format: 1, approvals: { production, staging: { off: 'a test' } } }));
    server = await startDevOps(organisation);
  });
  after(async () => {
    delete process.env[variable];
    await server.close();
  });

  const setUp = async (...more: readonly string[]) => {
    const said: string[] = [];
    const say = (text: string): void => void said.push(text);
    const line = ['setup', '--organization', server.address, '--project', 'Shop', '--policy', policy, ...more];
    const code = await run(line, { out: say, error: say });
    return { code, said: said.join('\n') };
  };

  it('does nothing on a dry run, then creates, then finds', async () => {
    const given = ['--token', `env:${variable}`];
    assert.match((await setUp(...given, '--dry-run')).said, /Approval +to create/);
    assert.equal(organisation.environments.length, 0);
    assert.match((await setUp(...given)).said, /Approval +created/);
    const again = await setUp(...given);
    assert.deepEqual([again.code, /created/.test(again.said)], [0, false]);
    organisation.configurations[0] = { ...organisation.configurations[0]!, isDisabled: true };
    const differs = await setUp(...given);
    assert.equal(differs.code, 1);
    assert.match(differs.said, /SET006: 1 check differs/);
    assert.doesNotMatch(differs.said, new RegExp(token));
  });

  it('takes no token as an argument, and does not repeat it', async () => {
    const { code, said } = await setUp('--token', token);
    assert.equal(code, 2);
    assert.doesNotMatch(said, new RegExp(token));
  });
});
