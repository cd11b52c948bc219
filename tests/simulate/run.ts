import assert from 'node:assert/strict';
import type { Row } from '../../src/formats/catalog-rows.ts';
import { type RunResult, Server } from '../../src/simulate/server.ts';

export const newServer = (platform = 'Sql160', collation = 'SQL_Latin1_General_CP1_CI_AS'): Server =>
  new Server({ platform, collation, databaseName: 'Shop' });

/** A server on which the script has run without an error. */
export function serverAfter(script: string, platform?: string): Server {
  const server = newServer(platform);
  run(server, script);
  return server;
}

/** Runs a script that must succeed. */
export function run(server: Server, script: string): RunResult {
  const result = server.run(script);
  assert.equal(result.error, undefined, `${result.error?.number} ${result.error?.message} in: ${script}`);
  return result;
}

/** A list of [what, script that must succeed, script that must be refused, error number], as tests. */
export type Refusal = readonly [what: string, before: string, refused: string, number: number, message?: RegExp];

export function refusals(title: string, cases: readonly Refusal[]): void {
  describe(title, () => {
    for (const [what, before, refused, number, message] of cases) {
      it(`${number}: ${what}`, () => {
        const server = serverAfter(before);
        const left = fingerprint(server);
        const { error } = server.run(refused);
        assert.equal(error?.number, number, `expected ${number}, got ${error?.number} ${error?.message}`);
        if (message) assert.match(error?.message ?? '', message);
        assert.ok(fingerprint(server) === left, 'a refused statement leaves nothing behind');
      });
    }
  });
}

/** All rows as one text. */
export function fingerprint(server: Server): string {
  return JSON.stringify(
    [...server.rows()].map(([view, rows]) => [view, rows.map((row) => JSON.stringify(row)).sort()]),
  );
}

/** Rows of a view, only the columns given. */
export function rowsOf(server: Server, view: string, ...columns: readonly string[]): unknown[][] {
  return (server.rows().get(view) ?? []).map((row: Row) => columns.map((column) => row[column]));
}

/** Texts of messages that PRINT has sent. */
export function printed(script: string, before = ''): string[] {
  return run(serverAfter(before), script)
    .messages.filter((message) => message.number === 0)
    .map((message) => message.text);
}
