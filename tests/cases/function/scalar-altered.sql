-- Another body.
--- current
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT AS BEGIN RETURN @a; END;
GO
--- desired
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT AS BEGIN RETURN @a + 1; END;
GO
--- hazards
--- steps
alter scalar function [dbo].[F]
