-- Another signature.
--- current
CREATE PROCEDURE [dbo].[P] AS SELECT 1 AS [X];
GO
--- desired
CREATE PROCEDURE [dbo].[P] @a INT = 1 AS SELECT 1 AS [X];
GO
--- hazards
COMP002 [dbo].[P]
