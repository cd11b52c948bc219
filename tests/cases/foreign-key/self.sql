-- A table that refers to itself.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [B] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [B] INT NULL CONSTRAINT [FK_T_T] REFERENCES [dbo].[T] ([A])
);
GO
--- hazards
DATA012 [dbo].[FK_T_T]
LOCK007 [dbo].[FK_T_T]
PERF005 [dbo].[FK_T_T]
