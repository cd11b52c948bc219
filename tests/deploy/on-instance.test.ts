import assert from 'node:assert/strict';
import { Connection } from '../../src/deploy/connection.ts';
import { createJournal, journalAndCommit, journalInsert, readJournal } from '../../src/deploy/journal.ts';
import { inProcess } from '../server/in-process.ts';
import { Instance } from '../server/instance/instance.ts';
import { World } from './world.ts';

describe('the T-SQL of a run, on a server', () => {
  it('asks who it is, locks, and writes a journal', async () => {
    const instance = new Instance({ name: 'PROD01' });
    instance.createDatabase('Shop', 'CREATE TABLE dbo.T (A int NOT NULL);');
    const server = inProcess(instance, 'Shop');
    const ports = { ...new World().ports(), server };
    const connection = await Connection.open(ports);
    assert.equal(connection.target.run.server, 'PROD01');
    assert.equal(connection.target.identity, connection.target.run.databaseGuid);
    await connection.lock();
    const second = await Connection.open(ports);
    await assert.rejects(second.lock(), /Another run has the lock/);
    const owner = { planId: 'a'.repeat(64), identity: connection.target.identity, as: 'rehearsal' as const, run: '' };
    assert.deepEqual(await readJournal(connection.session, owner), []);
    await createJournal(connection.session);
    await createJournal(connection.session);
    await connection.batch(journalInsert(owner, { group: 1, step: "it's", state: 'started' }));
    await connection.batch('BEGIN TRANSACTION;');
    await connection.batch(journalAndCommit(owner, 2));
    assert.deepEqual(
      (await readJournal(connection.session, owner)).map(({ group, step, state }) => ({ group, step, state })),
      [
        { group: 1, step: "it's", state: 'started' },
        { group: 2, step: undefined, state: 'done' },
      ],
    );
  });
});
