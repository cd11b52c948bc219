-- SEC003: a module runs in the name of its owner.
--- current
CREATE FUNCTION dbo.F () RETURNS int AS BEGIN RETURN 1; END
--- desired
CREATE FUNCTION dbo.F () RETURNS int WITH EXECUTE AS OWNER AS BEGIN RETURN 1; END
--- hazards
SEC003 [dbo].[F]
