-- A heap gets a clustered columnstore index.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE CLUSTERED COLUMNSTORE INDEX [CCI] ON [dbo].[T];
GO
--- hazards
HA005 Database Options
LOCK006 [dbo].[T].[CCI]
SPACE001 Database Options
SPACE002 Database Options
