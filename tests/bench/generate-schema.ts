/** The scripts of a generated database by path; the same arguments give the same texts. */
export type GeneratedSchema = ReadonlyMap<string, string>;

/**
 * A database of `tables` tables with keys, foreign keys, defaults, checks and indexes, a view for every fifth table, and a
 * procedure for every second: about eight objects a table. With `changed`, one table in a hundred differs (a column added in
 * the middle, a column widened, an index that includes more) together with its procedure.
 */
export function generateSchema(tables: number, changed: boolean): GeneratedSchema {
  const files = new Map<string, string>();
  const random = generator(tables);
  const schemas = ['Sales', 'Stock', 'Staff', 'Web'];
  files.set('Schemas.sql', schemas.map((s) => `CREATE SCHEMA [${s}] AUTHORIZATION [dbo];`).join('\nGO\n'));
  const named: { readonly schema: string; readonly name: string }[] = [];
  for (let i = 0; i < tables; i += 1) {
    const schema = schemas[i % schemas.length] ?? 'dbo';
    const name = `${words[i % words.length] ?? 'T'}${Math.floor(i / words.length) || ''}`;
    const differs = changed && i % 100 === 50;
    const parents =
      i === 0 ? [] : [named[Math.floor(random() * named.length)], named[Math.floor(random() * named.length)]];
    const table = { schema, name, differs, parents: [...new Set(parents)].filter((p) => p !== undefined) };
    files.set(`${schema}/Tables/${name}.sql`, tableText(table));
    if (i % 5 === 0) files.set(`${schema}/Views/${name}View.sql`, viewText(table));
    if (i % 2 === 0) files.set(`${schema}/Procedures/${name}Change.sql`, procedureText(table));
    named.push({ schema, name });
  }
  return files;
}

type Table = {
  readonly schema: string;
  readonly name: string;
  readonly differs: boolean;
  readonly parents: readonly { readonly schema: string; readonly name: string }[];
};

const words = [
  'Account',
  'Address',
  'Batch',
  'Branch',
  'Budget',
  'Carrier',
  'Category',
  'Claim',
  'Contract',
  'Country',
  'Coupon',
  'Customer',
  'Delivery',
  'Depot',
  'Device',
  'Discount',
  'Event',
  'Invoice',
  'Item',
  'Journal',
  'Ledger',
  'Location',
  'Member',
  'Message',
  'Note',
  'Offer',
  'Order',
  'Package',
  'Partner',
  'Payment',
  'Plan',
  'Price',
  'Product',
  'Project',
  'Quote',
  'Rate',
  'Receipt',
  'Region',
  'Report',
  'Return',
  'Route',
  'Season',
  'Shift',
  'Supplier',
  'Task',
  'Tax',
  'Team',
  'Ticket',
  'Vehicle',
  'Visit',
] as const;

function tableText({ schema, name, differs, parents }: Table): string {
  const lines = [
    `    [${name}Id] INT NOT NULL IDENTITY (1, 1)`,
    `    [Code] VARCHAR (${differs ? 40 : 20}) NOT NULL`,
    `    [Title] NVARCHAR (200) NOT NULL`,
    ...(differs ? ['    [Subtitle] NVARCHAR (200) NULL'] : []),
    `    [Amount] DECIMAL (18, 4) NOT NULL CONSTRAINT [DF_${name}_Amount] DEFAULT ((0))`,
    `    [Status] TINYINT NOT NULL CONSTRAINT [DF_${name}_Status] DEFAULT ((1))`,
    `    [CreatedAt] DATETIME2 (3) NOT NULL CONSTRAINT [DF_${name}_CreatedAt] DEFAULT (sysutcdatetime())`,
    `    [Remark] NVARCHAR (MAX) NULL`,
    ...parents.map((_, i) => `    [Parent${i + 1}Id] INT NULL`),
    `    [Total] AS ([Amount] * (1.19))`,
    `    CONSTRAINT [PK_${name}] PRIMARY KEY CLUSTERED ([${name}Id])`,
    `    CONSTRAINT [UQ_${name}_Code] UNIQUE ([Code])`,
    `    CONSTRAINT [CK_${name}_Status] CHECK ([Status] IN (1, 2, 3, 4))`,
    ...parents.map(
      (p, i) =>
        `    CONSTRAINT [FK_${name}_Parent${i + 1}] FOREIGN KEY ([Parent${i + 1}Id]) REFERENCES [${p.schema}].[${p.name}] ([${p.name}Id])`,
    ),
  ];
  const include = differs ? '[Amount], [Remark]' : '[Amount]';
  return `CREATE TABLE [${schema}].[${name}]
(
${lines.join(',\n')}
);
GO

CREATE INDEX [IX_${name}_Status] ON [${schema}].[${name}] ([Status], [CreatedAt] DESC) INCLUDE (${include});
`;
}

function viewText({ schema, name, parents }: Table): string {
  const joins = parents.map(
    (p, i) => `\nLEFT JOIN [${p.schema}].[${p.name}] AS p${i} ON p${i}.[${p.name}Id] = t.[Parent${i + 1}Id]`,
  );
  const columns = parents.map((_, i) => `, p${i}.[Title] AS [Parent${i + 1}Title]`);
  return `CREATE VIEW [${schema}].[${name}View]
AS
SELECT t.[${name}Id], t.[Code], t.[Title], t.[Total]${columns.join('')}
FROM [${schema}].[${name}] AS t${joins.join('')}
WHERE t.[Status] <> 4;
`;
}

function procedureText({ schema, name, differs }: Table): string {
  return `CREATE PROCEDURE [${schema}].[${name}Change]
    @Id     INT,
    @Title  NVARCHAR (200),
    @Amount DECIMAL (18, 4) = 0
AS
BEGIN
    SET NOCOUNT ON;

    IF NOT EXISTS (SELECT 1 FROM [${schema}].[${name}] WHERE [${name}Id] = @Id)
    BEGIN
        INSERT [${schema}].[${name}] ([Code], [Title], [Amount])
        VALUES (CONCAT('N', @Id), @Title, @Amount);

        RETURN 1;
    END;

    UPDATE [${schema}].[${name}]
    SET [Title] = @Title,
        [Amount] = @Amount${differs ? ",\n        [Remark] = N'changed'" : ''}
    WHERE [${name}Id] = @Id;

    RETURN 0;
END;
`;
}

/** Numbers in [0, 1) that depend on the seed alone. */
function generator(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
