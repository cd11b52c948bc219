import { serverOf } from '../src/app/connections.ts';

/** Runs one command of the product; throws when it fails. */
export type Rehearsal = (environment: Readonly<Record<string, string>>, ...args: readonly string[]) => void;

// Nobody can be asked at a prompt: this policy says so, as the review shows.
const policy = JSON.stringify({
  format: 1,
  commandLine: true,
  approvals: { staging: { off: 'A trial on a server of its own.' } },
});

/**
 * The whole way on a real SQL Server: a production database with the old shop, its backup, the plan against it, staging restored,
 * the rehearsal, the promotion, and the review of all of it. Creates and drops only databases whose names it makes.
 */
export async function rehearseOnServer(connection: string, out: string, rehearsal: Rehearsal): Promise<void> {
  const production = `RehearsalShop_${Date.now()}`;
  const staging = `${production}_Staging`;
  const at = (database: string): string => `${connection};Initial Catalog=${database}`;
  const environment = { PRODUCTION: at(production), STAGING: at(staging) };
  const options = ['--options', 'samples/shop/rehearsal.json'];
  const plan = `${out}/plan`;
  const [rehearsed, promoted] = [`${out}/rehearsal.json`, `${out}/promotion.json`];
  const sql = async (...texts: readonly string[]): Promise<void> => {
    const server = await serverOf('env:SERVER', { variable: () => at('master'), input: async () => '' });
    const session = await server.open();
    try {
      for (const text of texts) await session.batch(text);
    } finally {
      await session.close();
    }
  };
  try {
    await sql(`CREATE DATABASE [${production}];`, `ALTER DATABASE [${production}] SET RECOVERY FULL;`);
    rehearsal(
      environment,
      'plan',
      '--desired',
      'samples/shop/v1',
      '--current',
      'env:PRODUCTION',
      '--output',
      `${out}/first`,
      ...options,
    );
    rehearsal(
      environment,
      'deploy',
      '--plan',
      `${out}/first`,
      '--to',
      'env:PRODUCTION',
      '--as',
      'environment',
      '--environment',
      'production',
    );
    await sql(backup(production));
    rehearsal(
      environment,
      'plan',
      '--desired',
      'samples/shop/v2',
      '--current',
      'env:PRODUCTION',
      '--output',
      plan,
      ...options,
    );
    rehearsal(environment, 'restore', '--from', 'env:PRODUCTION', '--to', 'env:STAGING');
    rehearsal(
      environment,
      'deploy',
      '--plan',
      plan,
      '--to',
      'env:STAGING',
      '--as',
      'rehearsal',
      '--evidence',
      rehearsed,
    );
    rehearsal(
      environment,
      'review',
      '--plan',
      plan,
      '--evidence',
      rehearsed,
      '--policy',
      policy,
      '--output',
      `${out}/review`,
    );
    rehearsal(
      environment,
      ...['deploy', '--plan', plan, '--to', 'env:PRODUCTION', '--as', 'promotion', '--policy', policy],
      ...['--rehearsed', rehearsed, '--evidence', promoted],
    );
    rehearsal(
      environment,
      'review',
      '--plan',
      plan,
      '--evidence',
      rehearsed,
      promoted,
      '--policy',
      policy,
      '--output',
      `${out}/review`,
    );
  } finally {
    await sql(...[staging, production].map((name) => `IF DB_ID(N'${name}') IS NOT NULL DROP DATABASE [${name}];`));
  }
}

/** Into the folder that REHEARSAL_BACKUPS names, otherwise where the server keeps backups; on Linux paths have other slashes. */
function backup(database: string, folder = process.env.REHEARSAL_BACKUPS ?? ''): string {
  const given = folder === '' ? "SERVERPROPERTY('InstanceDefaultBackupPath')" : `N'${folder.replaceAll("'", "''")}'`;
  return `DECLARE @file nvarchar(1000) = CONVERT(nvarchar(900), ${given});
SET @file = @file + CASE WHEN @file LIKE N'/%' THEN N'/' ELSE N'\\' END + N'${database}.bak';
BACKUP DATABASE [${database}] TO DISK = @file WITH CHECKSUM, INIT;`;
}
