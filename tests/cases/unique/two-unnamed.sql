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
