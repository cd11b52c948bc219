-- A LOB column with default is filled row by row.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] NVARCHAR(MAX) NOT NULL CONSTRAINT [DF_T_B] DEFAULT (N'')
);
GO
--- hazards
