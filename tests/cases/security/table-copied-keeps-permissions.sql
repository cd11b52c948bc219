-- Permissions of a table that is switched to get an identity come back.
--- current
CREATE ROLE r;
GO
GRANT SELECT ON dbo.T TO r;
GO
DENY UPDATE (B) ON dbo.T TO r;
GO
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
--- desired
CREATE ROLE r;
GO
GRANT SELECT ON dbo.T TO r;
GO
DENY UPDATE (B) ON dbo.T TO r;
GO
CREATE TABLE dbo.T (A int IDENTITY NOT NULL, B int NULL);
--- hazards
DATA008 [dbo].[T]
HA002 [dbo].[T]
SEC002 [dbo].[T]
