-- A wider varbinary is metadata.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARBINARY (10) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARBINARY (100) NULL
);
GO
--- hazards
HA002 [dbo].[T]
