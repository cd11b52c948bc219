-- A comment above CREATE belongs to the module: its change is deployed with a note.
--- current
-- the old remark
CREATE PROCEDURE dbo.P AS SELECT 1 AS X;
--- desired
-- the new remark
CREATE PROCEDURE dbo.P AS SELECT 1 AS X;
--- hazards
COMP006 [dbo].[P]
--- steps
alter procedure [dbo].[P]
