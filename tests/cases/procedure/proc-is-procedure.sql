-- PROC and PROCEDURE are one word.
--- current
CREATE PROCEDURE dbo.P AS SELECT 1 AS X;
--- desired
CREATE PROC dbo.P AS SELECT 1 AS X;
--- hazards
PLAN005 [dbo].[P]
--- steps
