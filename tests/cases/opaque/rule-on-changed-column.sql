-- A column that a rule is bound to changes its type: the rule lets go of it meanwhile.
--- current
CREATE RULE dbo.R AS @x > 0;
GO
CREATE TABLE dbo.T (A int NULL);
GO
EXECUTE sp_bindrule N'dbo.R', N'dbo.T.A';
--- desired
CREATE RULE dbo.R AS @x > 0;
GO
CREATE TABLE dbo.T (A bigint NULL);
GO
EXECUTE sp_bindrule N'dbo.R', N'dbo.T.A';
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SEC002 [dbo].[R]
SPACE001 Database Options
SPACE002 Database Options
--- findings
PLAN006 [dbo].[R]
