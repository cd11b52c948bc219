-- A body under QUOTED_IDENTIFIER OFF, where "x" is a literal, is altered under the same setting.
--- current
SET QUOTED_IDENTIFIER OFF;
GO
CREATE PROCEDURE dbo.P AS SELECT "x" AS X;
GO
SET QUOTED_IDENTIFIER ON;
--- desired
SET QUOTED_IDENTIFIER OFF;
GO
CREATE PROCEDURE dbo.P AS SELECT "X" AS X;
GO
SET QUOTED_IDENTIFIER ON;
--- hazards
--- steps
alter procedure [dbo].[P]
--- script
+ SET QUOTED_IDENTIFIER OFF
