import { randomBytes } from 'node:crypto';
import { serverOf } from '../../src/app/connections.ts';
import { quote } from '../../src/base/names.ts';
import type { SqlServer } from '../../src/base/sql-session.ts';
import { type LiveWorld, sessionSuite } from './session-suite.ts';

const variable = 'REHEARSAL_LIVE';
const database = `rehearsal_live_${randomBytes(4).toString('hex')}`;

/** The server of the variable, with other keywords behind its own: the last of equal ones counts. */
function server(more: string): Promise<SqlServer> {
  const text = process.env[variable];
  if (!text) throw new Error(`Set ${variable} to the connection string of a server: tests/live/README.md.`);
  return serverOf('env:LIVE', { variable: () => `${text};${more}`, input: async () => '' });
}

let world: LiveWorld;
let created = false;

before(async function () {
  this.timeout(60_000);
  const master = await (await server('Database=master')).open();
  const [row] = await master.query('SELECT @@VERSION AS version');
  console.log(`    ${String(row?.version).split('\n', 1)[0]}`);
  await master.batch(`CREATE DATABASE ${quote(database)}`);
  created = true;
  await master.close();
  const isBabelfish = /babelfish/i.test(String(row?.version));
  world = {
    server: await server(`Database=${database}`),
    stranger: await server(`Database=${database};Password=not the password;Connect Retry Count=0`),
    lacks: new Set(isBabelfish ? (['waitfor', 'lock timeout', 'procedure names'] as const) : []),
  };
});

after(async function () {
  this.timeout(60_000);
  if (!created) return;
  const master = await (await server('Database=master')).open();
  await master.batch(`DROP DATABASE ${quote(database)}`);
  await master.close();
});

sessionSuite('a session on a live server', () => world);
