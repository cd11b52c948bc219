-- Another name of a check is sp_rename.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [CK_old] CHECK ([A] > 0)
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [CK_new] CHECK ([A] > 0)
);
GO
--- hazards
--- steps
rename check constraint [dbo].[CK_old]
