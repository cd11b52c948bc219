/** What few of the real schemas have: partitions, columnstores, history and members of roles, each in a table of its own. */
export function besideTables(role: string): string[] {
  return [
    `CREATE USER [AddedUser] WITHOUT LOGIN;`,
    `ALTER ROLE ${role} ADD MEMBER [AddedUser];`,
    `CREATE PARTITION FUNCTION [AddedFunction] (int) AS RANGE RIGHT FOR VALUES (10, 20);`,
    `CREATE PARTITION SCHEME [AddedScheme] AS PARTITION [AddedFunction] ALL TO ([PRIMARY]);`,
    `CREATE TABLE [dbo].[AddedPartitioned] (
  [Id] int NOT NULL,
  [Bucket] int NOT NULL,
  [Amount] decimal(9, 2) NULL CONSTRAINT [DF_AddedPartitioned_Amount] DEFAULT (0),
  CONSTRAINT [PK_AddedPartitioned] PRIMARY KEY CLUSTERED ([Id], [Bucket]) ON [AddedScheme] ([Bucket])
) ON [AddedScheme] ([Bucket]);`,
    `CREATE INDEX [IX_AddedPartitioned_Amount] ON [dbo].[AddedPartitioned] ([Amount]) INCLUDE ([Bucket]) ON [AddedScheme] ([Bucket]);`,
    `CREATE TABLE [dbo].[AddedFacts] (
  [Day] date NOT NULL,
  [Place] int NOT NULL,
  [Amount] decimal(9, 2) NULL,
  INDEX [CCI_AddedFacts] CLUSTERED COLUMNSTORE
);`,
    `CREATE TABLE [dbo].[AddedOrders] (
  [Id] int IDENTITY(1, 1) NOT NULL CONSTRAINT [PK_AddedOrders] PRIMARY KEY,
  [Place] int NOT NULL,
  [Code] varchar(20) NOT NULL CONSTRAINT [UQ_AddedOrders_Code] UNIQUE,
  [Amount] decimal(9, 2) NULL
);`,
    `CREATE NONCLUSTERED COLUMNSTORE INDEX [NCCI_AddedOrders] ON [dbo].[AddedOrders] ([Place], [Amount]);`,
    `CREATE TABLE [dbo].[AddedLines] (
  [OrderId] int NOT NULL CONSTRAINT [FK_AddedLines_Orders] FOREIGN KEY REFERENCES [dbo].[AddedOrders] ([Id]) ON DELETE CASCADE,
  [OrderCode] varchar(20) NULL CONSTRAINT [FK_AddedLines_Code] FOREIGN KEY REFERENCES [dbo].[AddedOrders] ([Code]),
  [Line] int NOT NULL,
  CONSTRAINT [PK_AddedLines] PRIMARY KEY ([OrderId], [Line])
);`,
    // DacFx holds a history table that the server is to make for another than the same one written out.
    `CREATE TABLE [dbo].[AddedTemporalHistory] (
  [Id] int NOT NULL,
  [Name] nvarchar(50) NOT NULL,
  [Price] money NULL,
  [ValidFrom] datetime2(7) NOT NULL,
  [ValidTo] datetime2(7) NOT NULL
);`,
    `CREATE CLUSTERED INDEX [IX_AddedTemporalHistory] ON [dbo].[AddedTemporalHistory] ([ValidTo], [ValidFrom]);`,
    `CREATE TABLE [dbo].[AddedTemporal] (
  [Id] int NOT NULL CONSTRAINT [PK_AddedTemporal] PRIMARY KEY,
  [Name] nvarchar(50) NOT NULL,
  [Price] money NULL CONSTRAINT [DF_AddedTemporal_Price] DEFAULT (0),
  [ValidFrom] datetime2(7) GENERATED ALWAYS AS ROW START NOT NULL,
  [ValidTo] datetime2(7) GENERATED ALWAYS AS ROW END NOT NULL,
  PERIOD FOR SYSTEM_TIME ([ValidFrom], [ValidTo])
) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[AddedTemporalHistory]));`,
    `CREATE INDEX [IX_AddedTemporal_Name] ON [dbo].[AddedTemporal] ([Name]);`,
  ];
}
