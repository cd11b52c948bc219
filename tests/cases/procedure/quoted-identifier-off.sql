-- Compiled under other settings.
--- current
CREATE PROCEDURE [dbo].[P] AS SELECT 1 AS [X];
GO
--- desired
SET QUOTED_IDENTIFIER OFF;
GO
CREATE PROCEDURE [dbo].[P] AS SELECT 1 AS [X];
GO
SET QUOTED_IDENTIFIER ON;
GO
--- hazards
