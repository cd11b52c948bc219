-- NULL to NOT NULL with an index on the column.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE INDEX [IX_T_B] ON [dbo].[T] ([B]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL
);
GO
CREATE INDEX [IX_T_B] ON [dbo].[T] ([B]);
GO
--- hazards
--- steps
