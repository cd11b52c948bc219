-- CAST and CONVERT are one expression.
--- current
CREATE TABLE [dbo].[T] (
  [A] DATETIME NOT NULL,
  [B] AS (CONVERT([date],[A])) PERSISTED
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] DATETIME NOT NULL,
  [B] AS (CAST([A] AS DATE)) PERSISTED
);
GO
--- hazards
--- steps
