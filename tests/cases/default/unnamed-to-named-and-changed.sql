-- An unnamed default becomes another one with a name.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL DEFAULT (0)
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [DF_T_A] DEFAULT (1)
);
GO
--- hazards
--- steps
drop default constraint Default Constraint: unnamed constraint on [dbo].[T]
create default constraint [dbo].[DF_T_A]
