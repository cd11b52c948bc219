-- The index of such a column lets go or stays as it can.
--- current
CREATE TYPE [dbo].[Sku] FROM VARCHAR (100) NOT NULL;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] [dbo].[Sku] NOT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]);
GO
--- desired
CREATE TYPE [dbo].[Sku] FROM VARCHAR (200) NOT NULL;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] [dbo].[Sku] NOT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]);
GO
--- hazards
HA005 Database Options
LOCK003 [dbo].[T]
LOCK005 [dbo].[T].[IX]
PERF002 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop index [dbo].[T].[IX]
suspend table [dbo].[T]
drop alias type [dbo].[Sku]
create alias type [dbo].[Sku]
restore table [dbo].[T]
create index [dbo].[T].[IX]
