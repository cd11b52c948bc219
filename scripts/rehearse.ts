import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { rehearseOnServer } from './rehearse-on-server.ts';

// README's first command: package both versions of the sample shop, plan the new one against the old one. With `-- --server` the whole
// way on a real SQL Server, whose connection string REHEARSAL_SERVER holds; compose.yaml starts one.

const out = 'out/shop';

function rehearsal(environment: Readonly<Record<string, string>>, ...args: readonly string[]): void {
  process.stdout.write(`\n$ rehearsal ${args.join(' ')}\n`);
  const env = { ...process.env, ...environment };
  const run = spawnSync(process.execPath, ['dist/cli.js', ...args], { stdio: 'inherit', env });
  if (run.status !== 0) throw new Error(`rehearsal ${args[0]} ended with ${run.status}`);
}

async function main(): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  if (process.argv.includes('--server')) {
    const connection = process.env.REHEARSAL_SERVER ?? '';
    if (connection === '') throw new Error('REHEARSAL_SERVER holds no connection string; compose.yaml has an example.');
    return rehearseOnServer(connection, out, rehearsal);
  }
  rehearsal({}, 'package', '--project', 'samples/shop/v1', '--output', `${out}/production.dacpac`);
  rehearsal({}, 'package', '--project', 'samples/shop/v2', '--output', `${out}/desired.dacpac`);
  rehearsal(
    {},
    ...['plan', '--desired', `${out}/desired.dacpac`, '--current', `${out}/production.dacpac`],
    ...['--output', `${out}/plan`, '--options', 'samples/shop/rehearsal.json'],
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
