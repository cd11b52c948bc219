-- An unnamed default of equal definition gets a name.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL DEFAULT (0)
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [DF_T_A] DEFAULT (0)
);
GO
--- hazards
--- steps
rename default constraint Default Constraint: unnamed constraint on [dbo].[T]
