-- The case of a name is no difference under this collation.
--- current
CREATE TABLE [dbo].[T] (
  [Alpha] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [ALPHA] INT NOT NULL
);
GO
--- hazards
--- steps
