-- Another increment.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT IDENTITY (1, 1) NOT NULL,
  [B] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT IDENTITY (1, 2) NOT NULL,
  [B] INT NULL
);
GO
--- hazards
