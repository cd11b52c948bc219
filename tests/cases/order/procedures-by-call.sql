-- The called procedure first, as far as it goes.
--- current
--- desired
CREATE PROCEDURE [dbo].[A] AS EXECUTE [dbo].[Z];
GO
CREATE PROCEDURE [dbo].[Z] AS SELECT 1 AS [X];
GO
--- hazards
--- steps
create procedure [dbo].[Z]
create procedure [dbo].[A]
