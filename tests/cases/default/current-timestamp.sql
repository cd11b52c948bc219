-- CURRENT_TIMESTAMP is getdate().
--- current
CREATE TABLE [dbo].[T] (
  [A] DATETIME NOT NULL CONSTRAINT [DF_T_A] DEFAULT (getdate())
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] DATETIME NOT NULL CONSTRAINT [DF_T_A] DEFAULT (CURRENT_TIMESTAMP)
);
GO
--- hazards
--- steps
