-- No catalog is the default any more: it is made anew, with the index in it.
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
CREATE FULLTEXT INDEX ON [dbo].[T] ([A] LANGUAGE 1033) KEY INDEX [PK_T] ON [C1];
GO
--- desired
CREATE FULLTEXT CATALOG [C1];
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
CREATE FULLTEXT INDEX ON [dbo].[T] ([A] LANGUAGE 1033) KEY INDEX [PK_T] ON [C1];
GO
--- hazards
LOCK016 Full-text Index on [dbo].[T]
PERF002 Full-text Index on [dbo].[T]
PLAN003 Full-text Index on [dbo].[T]
PLAN003 [C1]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop full-text index Full-text Index on [dbo].[T]
drop full-text catalog [C1]
create full-text catalog [C1]
create full-text index Full-text Index on [dbo].[T]
