-- A multi-statement table function.
--- current
--- desired
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS @t TABLE ([X] INT NOT NULL) AS BEGIN INSERT INTO @t VALUES (@a); RETURN; END;
GO
--- hazards
