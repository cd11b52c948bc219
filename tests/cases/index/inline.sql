-- An index written inside CREATE TABLE is the same index.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  INDEX [IX] ([A])
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([A]);
GO
--- hazards
--- steps
