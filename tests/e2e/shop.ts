import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EnvironmentModel, type Member, Organisation } from '../devops/organisation.ts';
import { type DevOpsServer, startDevOps } from '../devops/start.ts';
import { inProcess } from '../server/in-process.ts';
import { Disk } from '../server/instance/disk.ts';
import { Instance } from '../server/instance/instance.ts';
import { startTds, type TdsServer } from '../server/tds/start.ts';
import { expandTemplate } from '../templates/expand.ts';
import { type Stage, stagesOf } from '../templates/pipeline.ts';
import { PipelineRun } from './pipeline-run.ts';

/** What production holds before. */
const production = `CREATE SCHEMA Sales;
GO
CREATE TABLE Sales.Customer (
  CustomerId int NOT NULL CONSTRAINT PK_Customer PRIMARY KEY,
  Name nvarchar(200) NOT NULL,
  Country char(2) NULL);
GO
CREATE PROCEDURE Sales.Tell AS SELECT CustomerId FROM Sales.Customer;
GO
INSERT INTO Sales.Customer (CustomerId, Name, Country) VALUES (1, N'Ann', 'DE'), (2, N'Ben', 'AT');
GO`;

/** What the project asks for: a name that is shorter, a country that is always there, an index, another text. */
const project: Readonly<Record<string, string>> = {
  'Sales.sql': 'CREATE SCHEMA Sales;\n',
  'Customer.sql': `CREATE TABLE Sales.Customer (
  CustomerId int NOT NULL CONSTRAINT PK_Customer PRIMARY KEY,
  Name nvarchar(100) NOT NULL,
  Country char(2) NOT NULL);
GO
CREATE INDEX IX_Customer_Country ON Sales.Customer (Country);
`,
  'Tell.sql': 'CREATE PROCEDURE Sales.Tell AS SELECT CustomerId, Name FROM Sales.Customer;\n',
  // A folder without a .sqlproj says nothing about the database's options, and DacFx's own would count.
  'rehearsal.json': '{ "ignore": { "kinds": ["databaseOptions"] } }\n',
};

const password = 'Not-in-any-log-7';

/** How a run differs from the template's. */
export type ReleaseChange = {
  /** A checkout; the project of the change unless given. */
  readonly sources?: string;
  readonly stages?: (stages: readonly Stage[]) => readonly Stage[];
};

/** Two servers, an organisation, a project, and a run of the template that releases it. */
export type Shop = {
  readonly production: Instance;
  readonly staging: Instance;
  readonly organisation: Organisation;
  readonly dba: Member;
  readonly dev: Member;
  /** A run of its own of the pipeline, with the same servers. */
  release(change?: ReleaseChange): PipelineRun;
  sql(instance: Instance, database: string, text: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Fails when any run has printed the password of a login. */
  noSecretIn(run: PipelineRun): void;
  close(): Promise<void>;
};

export async function startShop(): Promise<Shop> {
  const network = new Disk();
  const [prod, stage] = ['PROD01', 'STG01'].map((name) => new Instance({ name, network, now: Date.now }));
  assert.ok(prod && stage);
  prod.createDatabase('Shop', production);
  const sql: Shop['sql'] = async (instance, database, text) => {
    const session = await inProcess(instance, database).open();
    try {
      return (await session.batch(text)).resultSets[0]?.rows ?? [];
    } finally {
      await session.close();
    }
  };
  await sql(prod, 'master', "BACKUP DATABASE [Shop] TO DISK = N'\\\\files\\backup\\Shop.bak' WITH CHECKSUM;");

  const wires: readonly TdsServer[] = await Promise.all(
    [prod, stage].map((engine) => startTds(engine, { server: engine.name, password })),
  );
  const organisation = new Organisation();
  const service = organisation.service('Shop Build Service');
  const dbas = organisation.group('[Shop]\\DBAs');
  const [dba, dev] = [organisation.person('dana', [dbas]), organisation.person('dev')];
  const environments = Object.fromEntries(
    ['shop-staging', 'shop-production'].map((name): [string, EnvironmentModel] => [
      name,
      organisation.environment(name),
    ]),
  );
  // Everybody may approve here: that more is asked for is what the promotion has to find out.
  for (const environment of Object.values(environments)) organisation.approval(environment, [dbas, dev]);
  const devops: DevOpsServer = await startDevOps(organisation);
  const token = organisation.token([], service);

  const release: Shop['release'] = ({
    sources = writeProject(project),
    stages = (all: readonly Stage[]) => all,
  } = {}) =>
    new PipelineRun({
      stages: stages(stagesOf(expandTemplate('templates/release.yml', parameters))),
      organisation,
      run: organisation.run('shop-release', { requestedFor: dev }),
      address: devops.address,
      token,
      environments,
      sources,
      secrets: {
        'production-reader': wires[0]?.connectionString('Shop') ?? '',
        'production-deployer': wires[0]?.connectionString('Shop') ?? '',
        'staging-deployer': wires[1]?.connectionString('Shop_Staging') ?? '',
      },
    });
  return {
    production: prod,
    staging: stage,
    organisation,
    dba,
    dev,
    release,
    sql,
    noSecretIn: (run) => {
      const text = run.printed.join('\n');
      assert.ok(text.length > 1000 && !text.includes(password) && !text.includes(token));
    },
    close: async () => {
      await Promise.all([...wires.map((wire) => wire.close()), devops.close()]);
    },
  };
}

const parameters = {
  title: 'Shop',
  project: 'database',
  options: 'database/rehearsal.json',
  production: {
    environment: 'shop-production',
    reader: 'production-reader',
    deployer: 'production-deployer',
    variableGroup: 'production',
  },
  staging: {
    environment: 'shop-staging',
    deployer: 'staging-deployer',
    variableGroup: 'staging',
    allowed: 'STG01/Shop_Staging',
    method: 'history',
  },
};

/** A checkout with the project in `database/`. */
export function writeProject(files: Readonly<Record<string, string>>): string {
  const checkout = mkdtempSync(path.join(tmpdir(), 'rehearsal-checkout-'));
  mkdirSync(path.join(checkout, 'database'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(checkout, 'database', name), text);
  return checkout;
}

export const shopProject = project;
