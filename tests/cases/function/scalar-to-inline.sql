-- A scalar function becomes a table function.
--- current
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT AS BEGIN RETURN @a; END;
GO
--- desired
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS TABLE AS RETURN (SELECT @a AS [X]);
GO
--- hazards
SEC002 [dbo].[F]
