-- LOCK_ESCALATION.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
ALTER TABLE [dbo].[T] SET (LOCK_ESCALATION = AUTO);
GO
--- hazards
