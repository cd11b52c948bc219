import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

// README's first command: package both versions of the sample shop, plan the new one against the old one.

const out = 'out/shop';

function rehearsal(...args: string[]): void {
  process.stdout.write(`\n$ rehearsal ${args.join(' ')}\n`);
  const run = spawnSync(process.execPath, ['dist/cli.js', ...args], { stdio: 'inherit' });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

rmSync(out, { recursive: true, force: true });
rehearsal('package', '--project', 'samples/shop/v1', '--output', `${out}/production.dacpac`);
rehearsal('package', '--project', 'samples/shop/v2', '--output', `${out}/desired.dacpac`);
rehearsal(
  ...['plan', '--desired', `${out}/desired.dacpac`, '--current', `${out}/production.dacpac`],
  ...['--output', `${out}/plan`, '--options', 'samples/shop/rehearsal.json'],
);
