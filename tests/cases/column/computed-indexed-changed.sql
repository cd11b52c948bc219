-- The index of a computed column lets go while it changes.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] AS ([A] + 1)
);
GO
CREATE INDEX [IX_T_B] ON [dbo].[T] ([B]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] AS ([A] * 2)
);
GO
CREATE INDEX [IX_T_B] ON [dbo].[T] ([B]);
GO
--- hazards
--- steps
