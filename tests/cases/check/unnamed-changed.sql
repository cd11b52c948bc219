-- An unnamed check is found by its definition.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CHECK ([A] > 0)
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CHECK ([A] > 1)
);
GO
--- hazards
DATA012 Check Constraint: unnamed constraint on [dbo].[T]
LOCK007 Check Constraint: unnamed constraint on [dbo].[T]
