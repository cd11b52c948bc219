-- Another default of the same name.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [DF_T_A] DEFAULT (0)
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [DF_T_A] DEFAULT (1)
);
GO
--- hazards
--- steps
drop default constraint [dbo].[DF_T_A]
create default constraint [dbo].[DF_T_A]
