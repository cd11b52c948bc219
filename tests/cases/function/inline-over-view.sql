-- An inline function over a view over a table, all new, in the order of their use.
--- current
--- desired
CREATE FUNCTION dbo.A (@x int) RETURNS TABLE AS RETURN (SELECT X FROM dbo.M WHERE X = @x);
GO
CREATE VIEW dbo.M AS SELECT X FROM dbo.Z;
GO
CREATE TABLE dbo.Z (X int NULL);
--- hazards
--- steps
create table [dbo].[Z]
create view [dbo].[M]
create inline table function [dbo].[A]
