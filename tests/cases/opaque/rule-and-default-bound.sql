-- Rules and defaults are bound to columns and types, freed and bound elsewhere, and described.
--- current
CREATE RULE dbo.R AS @x > 0;
GO
CREATE TYPE dbo.U FROM int;
GO
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
EXECUTE sp_bindrule N'dbo.R', N'dbo.T.A';
--- desired
CREATE RULE dbo.R AS @x > 0;
GO
CREATE DEFAULT dbo.D AS 5;
GO
CREATE TYPE dbo.U FROM int;
GO
CREATE TABLE dbo.T (A int NULL, B int NULL, C dbo.U NULL);
GO
EXECUTE sp_bindrule N'dbo.R', N'dbo.T.B';
GO
EXECUTE sp_bindrule @rulename = N'dbo.R', @objname = N'dbo.U';
GO
EXECUTE sp_bindefault @defname = N'dbo.D', @objname = N'dbo.T.A';
GO
EXECUTE sp_addextendedproperty N'p', N'rule', N'SCHEMA', N'dbo', N'RULE', N'R';
GO
EXECUTE sp_addextendedproperty N'p', N'default', N'SCHEMA', N'dbo', N'DEFAULT', N'D';
--- hazards
HA002 [dbo].[T]
--- findings
PLAN006 [dbo].[D]
PLAN006 [dbo].[R]
--- script
+ EXECUTE sp_unbindrule @objname = N'[dbo].[T].[A]';
- DROP RULE
