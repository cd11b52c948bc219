-- A scalar function; in reverse it goes.
--- current
--- desired
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT AS BEGIN RETURN @a; END;
GO
--- hazards
