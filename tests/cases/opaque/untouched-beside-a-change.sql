-- What has no kind does not stop a change that does not touch it.
--- current
CREATE RULE dbo.R AS @x > 0;
GO
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE RULE dbo.R AS @x > 0;
GO
CREATE TABLE dbo.T (A int NULL, B int NULL);
--- hazards
HA002 [dbo].[T]
--- findings
PLAN006 [dbo].[R]
