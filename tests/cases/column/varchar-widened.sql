-- A wider varchar is metadata.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (10) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (100) NULL
);
GO
--- hazards
