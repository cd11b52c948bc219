-- A permission granted in the name of another principal is granted so again, or not at all when equal.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE ROLE a;
GO
CREATE ROLE r;
GO
GRANT SELECT ON dbo.T TO a WITH GRANT OPTION;
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE ROLE a;
GO
CREATE ROLE r;
GO
GRANT SELECT ON dbo.T TO a WITH GRANT OPTION;
GO
GRANT SELECT ON dbo.T TO r AS a;
--- hazards
SEC001 Permission
