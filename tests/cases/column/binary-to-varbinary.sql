-- binary to varbinary.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] BINARY (8) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARBINARY (8) NULL
);
GO
--- hazards
LOCK002 [dbo].[T]
