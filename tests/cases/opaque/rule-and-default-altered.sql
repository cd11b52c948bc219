-- A rule and a default say something else: they are freed, made anew and bound again; a column that was bound goes.
--- current
CREATE RULE dbo.R AS @x > 0;
GO
CREATE DEFAULT D AS 1;
GO
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
EXECUTE sp_bindrule N'dbo.R', N'dbo.T.A';
GO
EXECUTE sp_bindefault N'D', N'T.A';
GO
EXECUTE sp_bindefault N'D', N'T.B';
--- desired
CREATE RULE dbo.R AS @x > 10;
GO
CREATE DEFAULT D AS 2;
GO
CREATE TABLE dbo.T (A int NULL);
GO
EXECUTE sp_bindrule N'dbo.R', N'dbo.T.A';
GO
EXECUTE sp_bindefault N'D', N'T.A';
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
SEC002 [dbo].[D]
SEC002 [dbo].[R]
--- findings
PLAN006 [dbo].[D]
PLAN006 [dbo].[R]
