-- A user goes with its grants and memberships.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE ROLE r;
GO
CREATE USER u WITHOUT LOGIN;
GO
ALTER ROLE r ADD MEMBER u;
GO
GRANT SELECT ON dbo.T TO u;
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE ROLE r;
--- hazards
SEC001 Permission
SEC001 [r] for [u]
SEC001 [u]
