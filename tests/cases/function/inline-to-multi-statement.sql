-- The kind of function changes: drop and create.
--- current
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS TABLE AS RETURN (SELECT @a AS [X]);
GO
--- desired
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS @t TABLE ([X] INT NOT NULL) AS BEGIN INSERT INTO @t VALUES (@a); RETURN; END;
GO
--- hazards
--- steps
