-- A body under ANSI_NULLS OFF.
--- current
--- desired
SET ANSI_NULLS OFF;
GO
CREATE PROCEDURE dbo.P AS SELECT 1 AS X;
GO
SET ANSI_NULLS ON;
--- hazards
