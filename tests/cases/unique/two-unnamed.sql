-- Two unnamed unique constraints are told apart by their columns.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL,
  UNIQUE ([A]),
  UNIQUE ([B])
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL,
  UNIQUE ([A])
);
GO
--- hazards
--- steps
drop unique constraint Unique Constraint: unnamed constraint on [dbo].[T]
