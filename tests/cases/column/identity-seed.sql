-- Another seed is a reseed, not a copy.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT IDENTITY (1, 1) NOT NULL,
  [B] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT IDENTITY (100, 1) NOT NULL,
  [B] INT NULL
);
GO
--- hazards
--- steps
