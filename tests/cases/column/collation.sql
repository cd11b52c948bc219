-- Another collation of a column.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (10) COLLATE Latin1_General_CI_AS NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (10) COLLATE Latin1_General_CS_AS NULL
);
GO
--- hazards
