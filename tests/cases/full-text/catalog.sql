-- A full-text index moves to another catalog.
--- current
CREATE FULLTEXT CATALOG [C1] AS DEFAULT;
GO
CREATE FULLTEXT CATALOG [C2];
GO
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [Code] INT NOT NULL CONSTRAINT [UQ_T] UNIQUE,
  [A] NVARCHAR (100) NULL,
  [B] VARBINARY (MAX) NULL,
  [C] NVARCHAR (MAX) NULL,
  [Extension] NVARCHAR (8) NULL
);
GO
CREATE FULLTEXT INDEX ON [dbo].[T] ([A] LANGUAGE 1033) KEY INDEX [PK_T];
GO
--- desired
CREATE FULLTEXT CATALOG [C1] AS DEFAULT;
GO
CREATE FULLTEXT CATALOG [C2];
GO
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [Code] INT NOT NULL CONSTRAINT [UQ_T] UNIQUE,
  [A] NVARCHAR (100) NULL,
  [B] VARBINARY (MAX) NULL,
  [C] NVARCHAR (MAX) NULL,
  [Extension] NVARCHAR (8) NULL
);
GO
CREATE FULLTEXT INDEX ON [dbo].[T] ([A] LANGUAGE 1033) KEY INDEX [PK_T] ON [C2];
GO
--- hazards
LOCK016 Full-text Index on [dbo].[T]
PERF002 Full-text Index on [dbo].[T]
PLAN003 Full-text Index on [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop full-text index Full-text Index on [dbo].[T]
create full-text index Full-text Index on [dbo].[T]
