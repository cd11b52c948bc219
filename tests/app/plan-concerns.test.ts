import assert from 'node:assert/strict';
import { planConcerns } from '../../src/app/plan-concerns.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import { planOf, stepOf } from '../deploy/world.ts';
import { modelOf } from '../kinds/model-of.ts';

const script = `CREATE TABLE dbo.Country (Id int NOT NULL CONSTRAINT PK_Country PRIMARY KEY);
GO
CREATE TABLE dbo.Customer (Id int NOT NULL CONSTRAINT PK_Customer PRIMARY KEY, CountryId int NULL CONSTRAINT FK_Country REFERENCES dbo.Country (Id));
GO
CREATE INDEX IX_Customer ON dbo.Customer (CountryId);
GO
CREATE VIEW dbo.Customers AS SELECT Id FROM dbo.Customer;
GO
CREATE VIEW dbo.MoreCustomers AS SELECT Id FROM dbo.Customers;
GO
CREATE TABLE dbo.Log (Text nvarchar(40) NULL);
GO
CREATE VIEW dbo.Logged AS SELECT Text FROM dbo.Log;`;

describe("what is a plan's business", () => {
  const on = (kind: string, name: string, parent?: string) =>
    stepOf(name, { does: 'alter', on: { kind, name }, ...(parent !== undefined && { parent }) });
  const concerns = (step: ReturnType<typeof stepOf>) => planConcerns(planOf([[step]]), [modelOf(script)], registry);

  it('is what it touches, what hangs on that, what that uses, and what uses it to the end of the chain', () => {
    const isConcerned = concerns(on('table', '[dbo].[Customer]'));
    for (const object of [
      'table [dbo].[Customer]',
      'index [dbo].[Customer].[IX_Customer]',
      'foreignKey [dbo].[FK_Country]',
      'table [dbo].[Country]',
      'view [dbo].[Customers]',
      'view [dbo].[MoreCustomers]',
    ])
      assert.ok(isConcerned(object), object);
    for (const object of ['table [dbo].[Log]', 'view [dbo].[Logged]']) assert.ok(!isConcerned(object), object);
  });

  it('is what it uses, and not what else uses that', () => {
    const isConcerned = concerns(on('view', '[dbo].[Customers]'));
    assert.ok(isConcerned('table [dbo].[Customer]'));
    assert.ok(isConcerned('view [dbo].[MoreCustomers]'));
    assert.ok(!isConcerned('index [dbo].[Customer].[IX_Customer]'));
    assert.ok(!isConcerned('table [dbo].[Log]'));
  });

  it('is what nobody knows, and what a script of the project names', () => {
    const isConcerned = concerns(
      stepOf('s', { does: 'script', on: { kind: 'script', name: 'S' }, sql: ['INSERT INTO dbo.[Log] VALUES (1);'] }),
    );
    assert.ok(isConcerned('table [dbo].[Never seen]'));
    assert.ok(isConcerned('table [dbo].[Log]'));
    assert.ok(!isConcerned('view [dbo].[Customers]'));
  });
});
