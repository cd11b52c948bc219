-- COMP004: a plain view still names a table that goes.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE PROCEDURE [dbo].[P] AS SELECT [A] FROM [dbo].[T];
GO
--- desired
CREATE PROCEDURE [dbo].[P] AS SELECT 1 AS [A];
GO
--- hazards
--- steps
