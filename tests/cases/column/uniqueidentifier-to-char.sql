-- uniqueidentifier to char(36).
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] UNIQUEIDENTIFIER NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] CHAR (36) NULL
);
GO
--- hazards
LOCK002 [dbo].[T]
