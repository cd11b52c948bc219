-- A number becomes text.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] VARCHAR (20) NULL
);
GO
--- hazards
LOCK002 [dbo].[T]
