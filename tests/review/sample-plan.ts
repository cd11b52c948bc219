import type { Plan, Step } from '../../src/plan/plan-types.ts';

const defaults = { lockTimeout: 5000, group: 1, hazards: [] as string[], because: [] as string[] };

function step(key: string, does: string, kind: string, name: string, sql: string, rest: Partial<Step> = {}): Step {
  return { key, does, on: { kind, name }, sql: [sql], ...defaults, ...rest };
}

/** A plan with one of everything that a review shows. */
export const samplePlan: Plan = {
  format: 1,
  engine: '1.0.0',
  from: { schema: {}, security: {}, environment: {} },
  to: { schema: {}, security: {}, environment: {} },
  promotable: false,
  changes: [
    {
      action: 'alter',
      element: 'SqlTable',
      name: '[Sales].[Customer]',
      properties: [
        { property: 'columns.Country nullable', before: true, after: false },
        { property: 'columns.Fax', before: 'varchar(30) NULL' },
        { property: 'columns.Phone', after: 'varchar(30) NULL' },
      ],
    },
    {
      action: 'rename',
      element: 'SqlPrimaryKeyConstraint',
      name: '[Sales].[PK_Customer]',
      formerName: '[Sales].[PK_Customers]',
      parent: '[Sales].[Customer]',
      properties: [],
    },
    {
      action: 'alter',
      element: 'SqlIndex',
      name: '[Sales].[Order].[IX_Order_Customer]',
      parent: '[Sales].[Order]',
      properties: [{ property: 'include', before: [], after: ['Status'] }],
    },
    {
      action: 'alter',
      element: 'SqlProcedure',
      name: '[Sales].[CancelOrder]',
      properties: [{ property: 'body', before: 'x\ny', after: 'x\nz' }],
      before:
        'CREATE PROCEDURE [Sales].[CancelOrder]\n    @OrderId INT\nAS\nBEGIN\n    SET NOCOUNT ON;\n\n    UPDATE [Sales].[Order]\n    SET [Status] = 4\n    WHERE [OrderId] = @OrderId AND [Status] < 3;\nEND;\n',
      after:
        'CREATE PROCEDURE [Sales].[CancelOrder]\n    @OrderId INT,\n    @Reason  NVARCHAR (400) = NULL\nAS\nBEGIN\n    SET NOCOUNT ON;\n\n    UPDATE [Sales].[Order]\n    SET [Status] = 5\n    WHERE [OrderId] = @OrderId AND [Status] < 3;\nEND;\n',
    },
    {
      action: 'create',
      element: 'SqlForeignKeyConstraint',
      name: '[Sales].[FK_Customer_Country]',
      parent: '[Sales].[Customer]',
      properties: [],
      after: 'ALTER TABLE [Sales].[Customer] ADD CONSTRAINT …',
    },
    {
      action: 'drop',
      element: 'SqlView',
      name: '[Sales].[CustomerFax]',
      properties: [],
      before: 'CREATE VIEW [Sales].[CustomerFax]\nAS\nSELECT [CustomerId], [Fax]\nFROM [Sales].[Customer];\n',
    },
  ],
  steps: [
    step('0010', 'drop', 'view', '[Sales].[CustomerFax]', 'DROP VIEW [Sales].[CustomerFax];', {
      because: ['view [Sales].[CustomerFax] is not in the project'],
    }),
    step(
      '0020',
      'rename',
      'primaryKey',
      '[Sales].[PK_Customer]',
      "EXECUTE sp_rename N'[Sales].[PK_Customers]', N'PK_Customer', N'OBJECT';",
      { parent: '[Sales].[Customer]', because: ['equal to [Sales].[PK_Customers] but for its name'] },
    ),
    step(
      '0030',
      'alter',
      'table',
      '[Sales].[Customer]',
      'ALTER TABLE [Sales].[Customer] ADD [Phone] VARCHAR (30) NULL;',
      {
        because: ['column Phone is new'],
      },
    ),
    step(
      '0040',
      'alter',
      'table',
      '[Sales].[Customer]',
      'ALTER TABLE [Sales].[Customer] ALTER COLUMN [Country] CHAR (2) NOT NULL;',
      {
        hazards: ['DATA011'],
        because: ['column Country becomes NOT NULL'],
      },
    ),
    step('0050', 'alter', 'table', '[Sales].[Customer]', 'ALTER TABLE [Sales].[Customer] DROP COLUMN [Fax];', {
      hazards: ['DATA002'],
      because: ['column Fax is not in the project'],
    }),
    step('0060', 'alter', 'procedure', '[Sales].[CancelOrder]', 'ALTER PROCEDURE [Sales].[CancelOrder] …', {
      because: ['its text changes'],
    }),
    step(
      '0070',
      'create',
      'index',
      '[Sales].[Order].[IX_Order_Customer]',
      'CREATE INDEX [IX_Order_Customer] ON [Sales].[Order] ([CustomerId], [PlacedAt] DESC) INCLUDE ([Status]) WITH (DROP_EXISTING = ON);',
      {
        group: 2,
        parent: '[Sales].[Order]',
        hazards: ['LOCK005'],
        because: ['the index includes Status'],
        variants: [
          {
            requires: { version: 13, edition: 'Enterprise' },
            sql: ['CREATE INDEX … WITH (DROP_EXISTING = ON, ONLINE = ON);'],
          },
        ],
      },
    ),
    step(
      '0080',
      'refresh',
      'view',
      '[Sales].[CustomerOverview]',
      "EXECUTE sp_refreshview N'[Sales].[CustomerOverview]';",
      {
        group: 3,
        because: [
          'view [Sales].[CustomerOverview] is refreshed because table [Sales].[Customer] changes',
          'column Country becomes NOT NULL',
        ],
      },
    ),
  ],
  groups: [
    {
      number: 1,
      transaction: true,
      why: 'fast metadata changes',
      steps: ['0010', '0020', '0030', '0040', '0050', '0060'],
    },
    { number: 2, transaction: true, why: 'reads the whole table', steps: ['0070'] },
    { number: 3, transaction: true, why: 'fast metadata changes', steps: ['0080'] },
  ],
  hazards: [
    {
      code: 'LOCK005',
      severity: 'warn',
      on: { kind: 'index', name: '[Sales].[Order].[IX_Order_Customer]' },
      message: 'The index is built offline; writers of [Sales].[Order] wait until it is done.',
      step: '0070',
      probe: { sql: 'SELECT COUNT_BIG(*) FROM [Sales].[Order];', says: '{0} rows are read.' },
    },
    {
      code: 'DATA002',
      severity: 'block',
      on: { kind: 'table', name: '[Sales].[Customer]' },
      message: 'Column [Fax] is dropped with what it holds.',
      step: '0050',
      probe: {
        sql: 'SELECT COUNT_BIG([Fax]), COUNT_BIG(*) FROM [Sales].[Customer];',
        says: '{0} of {1} rows hold a value that is lost.',
      },
    },
    {
      code: 'DATA011',
      severity: 'warn',
      on: { kind: 'table', name: '[Sales].[Customer]' },
      message: 'Column [Country] becomes NOT NULL; the statement fails while it holds a NULL.',
      step: '0040',
      probe: {
        sql: 'SELECT COUNT_BIG(*) FROM [Sales].[Customer] WHERE [Country] IS NULL;',
        says: '{0} rows hold NULL.',
      },
    },
  ],
  findings: [
    {
      code: 'FIND001',
      on: { kind: 'opaque', name: '[dbo].[Odd]' },
      message: 'CREATE AGGREGATE is not understood; the object is compared by its text.',
      blocks: false,
    },
  ],
  kept: [{ kind: 'table', name: '[dbo].[Legacy]' }],
  cosmetic: [{ kind: 'default', name: '[Sales].[DF_Order_Status]', difference: 'spelling' }],
  proof: { simulated: true, arrives: true, secondPlanEmpty: true },
  options: {
    drop: 'all',
    ignore: { schemas: [], names: [], kinds: [] },
    security: true,
    comments: 'deploy',
    lockTimeout: 5000,
  },
  variables: [
    { name: 'Environment', secret: false, values: { production: 'Production', staging: 'Staging' } },
    { name: 'ServicePassword', secret: true, values: {} },
  ],
  sqlcmd: false,
  files: { 'deploy.sql': '0'.repeat(64) },
};

export const samplePlanId = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';
