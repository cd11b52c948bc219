-- Users go before what they use.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] WITH SCHEMABINDING AS SELECT [A] FROM [dbo].[T];
GO
CREATE VIEW [dbo].[W] WITH SCHEMABINDING AS SELECT [A] FROM [dbo].[V];
GO
CREATE FUNCTION [dbo].[F] () RETURNS INT WITH SCHEMABINDING AS BEGIN RETURN (SELECT MAX([A]) FROM [dbo].[W]); END;
GO
--- desired
--- hazards
DATA001 [dbo].[T]
HA001 [dbo].[T]
--- steps
drop scalar function [dbo].[F]
drop view [dbo].[W]
drop view [dbo].[V]
drop table [dbo].[T]
