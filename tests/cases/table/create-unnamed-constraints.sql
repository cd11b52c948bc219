-- The same with unnamed constraints.
--- current
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL PRIMARY KEY,
  [B] VARCHAR (10) NOT NULL UNIQUE,
  [C] INT NOT NULL DEFAULT (0) CHECK ([C] >= 0)
);
GO
--- hazards
