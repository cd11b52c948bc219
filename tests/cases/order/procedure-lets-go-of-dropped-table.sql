-- The procedure is altered before the table that it named goes.
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
DATA001 [dbo].[T]
HA001 [dbo].[T]
--- steps
alter procedure [dbo].[P]
drop table [dbo].[T]
