-- Two of equal definition are renamed once each.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]);
GO
CREATE INDEX [IY] ON [dbo].[T] ([B]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE INDEX [IP] ON [dbo].[T] ([B]);
GO
CREATE INDEX [IQ] ON [dbo].[T] ([B]);
GO
--- hazards
--- steps
rename index [dbo].[T].[IX]
rename index [dbo].[T].[IY]
