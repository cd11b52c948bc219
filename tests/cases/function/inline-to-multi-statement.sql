-- The kind of function changes: drop and create.
--- current
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS TABLE AS RETURN (SELECT @a AS [X]);
GO
--- desired
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS @t TABLE ([X] INT NOT NULL) AS BEGIN INSERT INTO @t VALUES (@a); RETURN; END;
GO
--- hazards
SEC002 [dbo].[F]
--- steps
drop inline table function [dbo].[F]
create multi-statement table function [dbo].[F]
