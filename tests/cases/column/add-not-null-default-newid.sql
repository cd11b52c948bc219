-- NEWID() is not a run-time constant: every row is updated.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] UNIQUEIDENTIFIER NOT NULL CONSTRAINT [DF_T_B] DEFAULT (NEWID())
);
GO
--- hazards
