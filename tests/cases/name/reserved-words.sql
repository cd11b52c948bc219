-- Reserved words as names everywhere.
--- current
CREATE SCHEMA [table];
GO
CREATE TABLE [table].[select] ([from] int NOT NULL CONSTRAINT [primary] PRIMARY KEY, [where] int NULL);
--- desired
CREATE SCHEMA [table];
GO
CREATE TABLE [table].[select] ([from] int NOT NULL CONSTRAINT [primary] PRIMARY KEY, [where] bigint NULL CONSTRAINT [default] DEFAULT (0));
GO
CREATE INDEX [index] ON [table].[select] ([where]);
GO
CREATE VIEW [table].[view] AS SELECT [from], [where] AS [as] FROM [table].[select];
--- hazards
HA002 [table].[select]
HA005 Database Options
LOCK002 [table].[select]
LOCK005 [table].[select].[index]
SPACE001 Database Options
SPACE002 Database Options
