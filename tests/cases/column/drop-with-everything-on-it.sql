-- Statistics, index, default and check of the column go first.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL CONSTRAINT [DF_T_B] DEFAULT (1) CONSTRAINT [CK_T_B] CHECK ([B] > 0)
);
GO
CREATE INDEX [IX_T_B] ON [dbo].[T] ([B]);
GO
CREATE STATISTICS [ST_T_B] ON [dbo].[T] ([B]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- hazards
--- steps
