-- Another name of a default is sp_rename.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [DF_old] DEFAULT (0)
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [DF_new] DEFAULT (0)
);
GO
--- hazards
--- steps
rename default constraint [dbo].[DF_old]
