-- A column comes to a table with a clustered columnstore index.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE CLUSTERED COLUMNSTORE INDEX [CCI] ON [dbo].[T];
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE CLUSTERED COLUMNSTORE INDEX [CCI] ON [dbo].[T];
GO
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
