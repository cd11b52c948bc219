-- IDENTITY on an existing column.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT IDENTITY (1, 1) NOT NULL
);
GO
--- hazards
