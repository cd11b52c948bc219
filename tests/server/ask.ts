import assert from 'node:assert/strict';
import { type SqlSession, SqlSessionError } from '../../src/base/sql-session.ts';
import { inProcess } from './in-process.ts';
import { Instance, type InstanceOptions } from './instance/instance.ts';

/** A session on a new instance, in the database Shop that the script makes. */
export async function shopSession(script: string, options: InstanceOptions = {}): Promise<SqlSession> {
  const instance = new Instance(options);
  instance.createDatabase('Shop', script);
  return inProcess(instance, 'Shop').open();
}

/** The error with which the work fails. */
export async function failure(work: Promise<unknown>): Promise<SqlSessionError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof SqlSessionError, `it did not fail as a session does: ${String(error)}`);
  return error;
}

/** The values of the only column of the first result. */
export async function list(session: SqlSession, text: string): Promise<readonly unknown[]> {
  const { resultSets } = await session.batch(text);
  const [first] = resultSets;
  return (first?.rows ?? []).map((row) => row[first?.columns[0] ?? '']);
}
