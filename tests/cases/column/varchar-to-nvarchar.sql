-- Unicode rewrites every row.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (10) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] NVARCHAR (10) NULL
);
GO
--- hazards
