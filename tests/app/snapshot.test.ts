import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/cli/run.ts';
import { Instance } from '../server/instance/instance.ts';
import { startTds, type TdsServer } from '../server/tds/start.ts';

const script = `CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, Name nvarchar(50) NULL);
GO
CREATE TABLE dbo.__RehearsalJournal (Id int NOT NULL PRIMARY KEY);
GO`;
const desired = 'CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, Name nvarchar(60) NULL);';

describe('a plan from a live database', () => {
  const variable = 'REHEARSAL_TEST_PRODUCTION';
  const password = 'Stand-in-1';
  const said: string[] = [];
  let folder: string;
  let tds: TdsServer;
  const at = (name: string): string => path.join(folder, name);
  const rehearsal = (...line: string[]): Promise<number> => {
    said.length = 0;
    return run(line, { out: (text) => said.push(text), error: (text) => said.push(text) });
  };
  const planIn = (name: string): { promotable: boolean; changes: { name: string }[] } =>
    JSON.parse(readFileSync(path.join(at(name), 'plan.json'), 'utf8'));

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-snapshot-'));
    writeFileSync(at('desired.sql'), desired);
    const instance = new Instance();
    instance.createDatabase('Shop', script);
    tds = await startTds(instance);
    process.env[variable] = tds.connectionString('Shop');
  });

  after(async () => {
    delete process.env[variable];
    rmSync(folder, { recursive: true });
    await tds.close();
  });

  it('says what it reads, is promotable, and tells no secret', async () => {
    const code = await rehearsal(
      'plan',
      '--desired',
      at('desired.sql'),
      '--current',
      `env:${variable}`,
      '--output',
      at('live'),
    );
    const text = said.join('\n');
    assert.equal(code, 0, text);
    assert.match(text, /3 of 3: modules, security and the rest, \d+ rows/);
    assert.ok(!text.includes(password));
    assert.equal(planIn('live').promotable, true);
    assert.deepEqual(
      planIn('live').changes.map(({ name }) => name),
      ['Database Options', '[dbo].[T]'],
    );
  });

  it('is the same from its snapshot', async () => {
    assert.equal(
      await rehearsal('snapshot', '--from', `env:${variable}`, '--output', at('shop.dacpac')),
      0,
      said.join('\n'),
    );
    assert.match(said.at(-1) ?? '', /objects of Shop, Sql160$/);
    const code = await rehearsal(
      'plan',
      '--desired',
      at('desired.sql'),
      '--current',
      at('shop.dacpac'),
      '--output',
      at('later'),
    );
    assert.equal(code, 0, said.join('\n'));
    assert.deepEqual(
      readFileSync(path.join(at('later'), 'plan.json')),
      readFileSync(path.join(at('live'), 'plan.json')),
    );
  });

  it('says which database is not there', async () => {
    process.env[variable] = tds.connectionString('Shoop');
    assert.equal(await rehearsal('snapshot', '--from', `env:${variable}`, '--output', at('no.dacpac')), 1);
    process.env[variable] = tds.connectionString('master');
    assert.equal(await rehearsal('snapshot', '--from', `env:${variable}`, '--output', at('no.dacpac')), 1);
    assert.match(said.join('\n'), /CAT004/);
  });
});
