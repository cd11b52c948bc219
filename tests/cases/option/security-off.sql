-- Users, members and permissions are not planned unless asked.
--- options
{ "security": false }
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE ROLE gone;
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE ROLE r;
GO
CREATE USER u WITHOUT LOGIN;
GO
ALTER ROLE r ADD MEMBER u;
GO
GRANT SELECT ON dbo.T TO r;
--- hazards
--- steps
