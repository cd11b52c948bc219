-- WITH GRANT OPTION goes, the grant stays.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE ROLE r;
GO
GRANT SELECT ON dbo.T TO r WITH GRANT OPTION;
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE ROLE r;
GO
GRANT SELECT ON dbo.T TO r;
--- hazards
SEC001 Permission
