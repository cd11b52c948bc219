-- A check is switched off.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [CK_T] CHECK ([A] > 0)
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [CK_T] CHECK ([A] > 0)
);
GO
ALTER TABLE [dbo].[T] NOCHECK CONSTRAINT [CK_T];
GO
--- hazards
PERF004 [dbo].[CK_T]
