-- The computed column lets go of the column that changes.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] AS ([A] + 1)
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] BIGINT NOT NULL,
  [B] AS ([A] + 1)
);
GO
--- hazards
--- steps
