-- Another index takes the clustered place.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED,
  [B] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY NONCLUSTERED,
  [B] INT NOT NULL
);
GO
CREATE CLUSTERED INDEX [CX_T] ON [dbo].[T] ([B]);
GO
--- hazards
HA005 Database Options
LOCK006 [dbo].[PK_T]
LOCK006 [dbo].[T].[CX_T]
LOCK008 [dbo].[PK_T]
PERF002 [dbo].[PK_T]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop primary key [dbo].[PK_T]
create index [dbo].[T].[CX_T]
create primary key [dbo].[PK_T]
