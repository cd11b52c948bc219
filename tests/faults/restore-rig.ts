import { restoreStaging } from '../../src/app/restore-staging.ts';
import type { SqlServer } from '../../src/base/sql-session.ts';
import type { RestoreReport } from '../../src/staging/report.ts';
import { inProcess } from '../server/in-process.ts';
import { Disk } from '../server/instance/disk.ts';
import { Instance } from '../server/instance/instance.ts';
import { overTds } from '../server/over-tds.ts';
import { startTds, type TdsServer } from '../server/tds/start.ts';
import { MeddlingEngine } from './meddling-engine.ts';

export const [source, copy, bystander] = ['Shop', 'Shop_staging', 'Payroll'];

/** A server of a restore, with the wire in front of it. */
export type Box = { readonly instance: Instance; readonly engine: MeddlingEngine; readonly tds: TdsServer };

/** Production with a backup, and a staging server with a database that is nobody's business. */
export type RestoreRig = {
  readonly production: Box;
  readonly staging: Box;
  /** Restores as the command does. */
  readonly restore: () => Promise<RestoreReport>;
  readonly attempt: () => Promise<RestoreReport | Error>;
  /** A database of either without the wire. */
  readonly inside: (box: Box, database: string) => SqlServer;
};

const share = '\\\\files\\backup\\Shop.bak';
const shop = `CREATE TABLE dbo.Customer (CustomerId int NOT NULL CONSTRAINT PK_Customer PRIMARY KEY, Name nvarchar(40) NULL);
GO
INSERT INTO dbo.Customer (CustomerId, Name) VALUES (1, N'Ann'), (2, N'Bob');
GO
CREATE USER web FOR LOGIN web;
GO
CREATE PROCEDURE dbo.P AS SELECT 1 AS A;
GO`;

/** Uses a rig and takes it down. */
export async function withRestoreRig<T>(use: (rig: RestoreRig) => Promise<T>): Promise<T> {
  const network = new Disk();
  const [production, staging] = [
    await box(new Instance({ name: 'PROD01', network, now: Date.now })),
    await box(new Instance({ name: 'STG01', network, now: Date.now })),
  ];
  production.instance.createDatabase(source!, shop);
  staging.instance.createDatabase(bystander!, 'CREATE TABLE dbo.Salary (Id int NOT NULL);\nGO');
  const inside = ({ instance }: Box, database: string) => inProcess(instance, database, { user: 'sa' });
  const session = await inside(production, 'master').open();
  await session.batch(`BACKUP DATABASE [${source}] TO DISK = N'${share}' WITH INIT, CHECKSUM;`);
  await session.close();
  const restore = () =>
    restoreStaging(
      { from: ['env:PROD'], to: 'env:STG', allowedTargets: ['STG01/Shop_staging'], simple: false, print: false },
      {
        line: () => {},
        percent: () => {},
        server: async (name) => (name === 'env:PROD' ? overTds(production.tds, source!) : overTds(staging.tds, copy!)),
      },
    );
  const attempt = () =>
    restore().catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  try {
    return await use({ production, staging, restore, attempt, inside });
  } finally {
    await production.tds.close();
    await staging.tds.close();
  }
}

async function box(instance: Instance): Promise<Box> {
  const engine = new MeddlingEngine(instance);
  return { instance, engine, tds: await startTds(engine, { server: instance.name }) };
}
