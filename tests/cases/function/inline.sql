-- An inline table function.
--- current
--- desired
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS TABLE AS RETURN (SELECT @a AS [X]);
GO
--- hazards
