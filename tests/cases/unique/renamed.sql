-- Another name of a unique constraint is sp_rename.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL CONSTRAINT [UQ_old] UNIQUE
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL CONSTRAINT [UQ_new] UNIQUE
);
GO
--- hazards
--- steps
rename unique constraint [dbo].[UQ_old]
