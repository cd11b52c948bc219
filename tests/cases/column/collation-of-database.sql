-- A collation that is the database's own is no difference.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (10) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (10) COLLATE SQL_Latin1_General_CP1_CI_AS NULL
);
GO
--- hazards
--- steps
