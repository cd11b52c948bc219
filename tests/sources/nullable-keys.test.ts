import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readDatabase } from '../../src/app/read-database.ts';

describe('columns of a primary key', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nullable-keys-'));
  after(() => rmSync(folder, { recursive: true }));

  const read = (script: string) => {
    const file = path.join(folder, 'a.sql');
    writeFileSync(file, script);
    return readDatabase([file], { platform: 'Sql160' });
  };

  for (const script of [
    'CREATE TABLE dbo.T (a int NULL PRIMARY KEY)',
    'CREATE TABLE dbo.T (a int NULL, CONSTRAINT PK_T PRIMARY KEY (A))',
    'ALTER TABLE dbo.T ADD CONSTRAINT PK_T PRIMARY KEY (a)\nGO\nCREATE TABLE dbo.T (a int NULL)',
  ]) {
    it(`may not state NULL, as DacFx judges: ${script.split('\n')[0]}`, async () => {
      await assert.rejects(read(script), /SQL71529: .*\[dbo\]\.\[T\]\.\[a\]/);
    });
  }

  it('may leave it unsaid', async () => {
    const { model } = await read('CREATE TABLE dbo.T (a int, b int NULL, CONSTRAINT PK_T PRIMARY KEY (a))');
    assert.ok([...model.objects.values()].some(({ kind }) => kind === 'primaryKey'));
  });
});
