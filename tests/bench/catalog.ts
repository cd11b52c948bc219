import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { readServer } from '../../src/app/live-database.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import { readCatalog } from '../../src/server/catalog/read-catalog.ts';
import { openServer } from '../../src/server/open-server.ts';
import { parseConnectionString } from '../../src/server/parse-connection-string.ts';
import { catalogViews } from '../../src/sources/from-catalog.ts';
import { median } from './measure.ts';

// node build/tests/bench/catalog.js [--tables 1250] [--latency 30] [--runs 5]: how long a live database takes to read.

const { values } = parseArgs({
  options: {
    tables: { type: 'string', default: '1250' },
    latency: { type: 'string', default: '30' },
    runs: { type: 'string', default: '5' },
  },
});

const child = spawn(
  process.execPath,
  [path.resolve('build/tests/bench/catalog-server.js'), values.tables, values.latency],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
try {
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { connection, objects } = JSON.parse(line) as { connection: string; objects: number };
  const server = openServer(parseConnectionString(connection), {
    wait: async () => {},
    token: async () => '',
    integrated: () => Promise.reject(new Error('nobody')),
  });
  const times = {
    rows: [] as number[],
    model: [] as number[],
    processor: [] as number[],
    wholeProcessor: [] as number[],
  };
  for (let run = 0; run < Number(values.runs); run += 1) {
    const start = performance.now();
    const before = process.cpuUsage();
    const session = await server.open();
    const { rows } = await readCatalog(session, catalogViews(registry));
    await session.close();
    times.rows.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    times.processor.push((user + system) / 1000);
    if (run === 0) console.log(`${[...rows.values()].reduce((sum, all) => sum + all.length, 0)} rows`);
    const again = performance.now();
    const halfway = process.cpuUsage();
    await readServer(server);
    times.model.push(performance.now() - again);
    const whole = process.cpuUsage(halfway);
    times.wholeProcessor.push((whole.user + whole.system) / 1000);
  }
  const ms = (list: readonly number[]): string => `${median(list).toFixed(0)} ms`;
  console.log(
    `${objects} objects at ${values.latency} ms: rows ${ms(times.rows)} (processor ${ms(times.processor)}), with the model ${ms(times.model)} (processor ${ms(times.wholeProcessor)})`,
  );
} finally {
  child.kill();
}
