-- An extended property of a procedure.
--- current
CREATE PROCEDURE [dbo].[P] AS SELECT 1 AS [X];
GO
--- desired
CREATE PROCEDURE [dbo].[P] AS SELECT 1 AS [X];
GO
EXECUTE sp_addextendedproperty @name = N'MS_Description', @value = N'x', @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'PROCEDURE', @level1name = N'P';
GO
--- hazards
