-- What a body grants on, drops, alters or signs is used by it and comes first.
--- current
--- desired
CREATE PROCEDURE [dbo].[A] AS
GRANT EXECUTE ON [dbo].[Z1] TO PUBLIC;
DROP PROCEDURE IF EXISTS [dbo].[Z2], [dbo].[Missing];
ADD SIGNATURE TO [dbo].[Z3] BY CERTIFICATE [C];
ALTER SEQUENCE [dbo].[Zs] RESTART WITH 1;
GO
CREATE PROCEDURE [dbo].[Z1] AS SELECT 1 AS [X];
GO
CREATE PROCEDURE [dbo].[Z2] AS SELECT 1 AS [X];
GO
CREATE PROCEDURE [dbo].[Z3] AS SELECT 1 AS [X];
GO
CREATE SEQUENCE [dbo].[Zs] AS INT;
GO
--- hazards
--- steps
create sequence [dbo].[Zs]
create procedure [dbo].[Z1]
create procedure [dbo].[Z2]
create procedure [dbo].[Z3]
create procedure [dbo].[A]
