-- Another type of result.
--- current
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT AS BEGIN RETURN @a; END;
GO
--- desired
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS BIGINT AS BEGIN RETURN @a; END;
GO
--- hazards
COMP002 [dbo].[F]
