import { createConnection, createServer, type Socket } from 'node:net';
import { serverWith } from '../../src/app/in-memory-database.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import { createBatches } from '../../src/plan/create-script.ts';
import { modelFromFiles } from '../../src/sources/from-project.ts';
import { rowsEngine } from '../server/catalog/rows-engine.ts';
import { rowsSession } from '../server/catalog/rows-session.ts';
import { startTds } from '../server/tds/start.ts';
import { generateSchema } from './generate-schema.ts';

// A server of its own process: node catalog-server.js <tables> <latency in ms>. Says its connection string and count of objects.

const [, , tables = '1250', latency = '30'] = process.argv;

/** Sends what comes half a round trip later. */
function delayed(from: Socket, to: Socket): void {
  const wait = Number(latency) / 2;
  from.on('data', (chunk) => setTimeout(() => to.write(chunk), wait));
  from.on('end', () => setTimeout(() => to.end(), wait));
  from.on('error', () => to.destroy());
}

const texts = generateSchema(Number(tables), false);
const files = {
  read: (name: string) => {
    const text = texts.get(name);
    return text === undefined ? undefined : new TextEncoder().encode(text);
  },
  list: () => [...texts.keys()].sort(),
};
const { model } = modelFromFiles('db', files.list(), files, { variables: {}, references: new Map() }, registry);
const rows = serverWith(model, createBatches(model, registry)).rows();
const tds = await startTds(rowsEngine(rowsSession(rows, { collation: model.collation }), 'Shop'));
const proxy = createServer((client) => {
  client.setNoDelay(true);
  const server = createConnection(tds.port, '127.0.0.1').setNoDelay(true);
  delayed(client, server);
  delayed(server, client);
});
proxy.listen(0, '127.0.0.1', () => {
  const address = proxy.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const connection = tds.connectionString('Shop', { Server: `127.0.0.1,${port}` });
  console.log(JSON.stringify({ connection, objects: model.objects.size }));
});
