-- An unnamed default is looked up.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL DEFAULT (0)
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL DEFAULT (1)
);
GO
--- hazards
--- steps
drop default constraint Default Constraint: unnamed constraint on [dbo].[T]
create default constraint Default Constraint: unnamed constraint on [dbo].[T]
