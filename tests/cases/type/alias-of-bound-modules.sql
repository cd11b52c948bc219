-- A type is held by parameters and variables of a bound module also without its binding: the module goes with it.
--- current
CREATE TYPE dbo.Phone FROM varchar(20) NULL;
GO
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE FUNCTION dbo.F (@p dbo.Phone = NULL) RETURNS TABLE WITH SCHEMABINDING AS RETURN (SELECT A, @p AS P FROM dbo.T);
GO
CREATE FUNCTION dbo.G (@a int) RETURNS int WITH SCHEMABINDING AS BEGIN DECLARE @p dbo.Phone = '1'; RETURN @a + LEN(@p); END;
--- desired
CREATE TYPE dbo.Phone FROM varchar(30) NULL;
GO
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE FUNCTION dbo.F (@p dbo.Phone = NULL) RETURNS TABLE WITH SCHEMABINDING AS RETURN (SELECT A, @p AS P FROM dbo.T);
GO
CREATE FUNCTION dbo.G (@a int) RETURNS int WITH SCHEMABINDING AS BEGIN DECLARE @p dbo.Phone = '1'; RETURN @a + LEN(@p); END;
--- hazards
SEC002 [dbo].[F]
SEC002 [dbo].[G]
--- steps
drop inline table function [dbo].[F]
drop scalar function [dbo].[G]
drop alias type [dbo].[Phone]
create alias type [dbo].[Phone]
create scalar function [dbo].[G]
create inline table function [dbo].[F]
