-- An identity column at the end is an ADD.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT IDENTITY (1, 1) NOT NULL
);
GO
--- hazards
