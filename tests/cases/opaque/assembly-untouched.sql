-- A table and a view over functions of an assembly change: the assembly and what is made of it are left alone.
--- current
CREATE ASSEMBLY Tiny FROM 0x4D5A90;
GO
CREATE FUNCTION dbo.Twice(@x int) RETURNS int AS EXTERNAL NAME Tiny.F.Twice;
GO
CREATE FUNCTION dbo.Series(@n int, @s nvarchar(20) = N'a') RETURNS TABLE (N int, S nvarchar(20)) AS EXTERNAL NAME Tiny.F.Series;
GO
CREATE PROCEDURE dbo.P @a int, @b decimal(9, 2) = 1.5, @c int = NULL OUTPUT AS EXTERNAL NAME Tiny.F.P;
GO
CREATE TYPE dbo.Pt EXTERNAL NAME Tiny.[Point];
GO
CREATE AGGREGATE dbo.Total(@x decimal(9, 2)) RETURNS decimal(18, 2) EXTERNAL NAME Tiny.Total;
GO
CREATE TABLE dbo.T (A int NULL, D decimal(9, 2) NULL, P dbo.Pt NULL);
GO
CREATE VIEW dbo.V AS SELECT dbo.Twice(t.A) AS B, s.S FROM dbo.T AS t CROSS APPLY dbo.Series(t.A, N'x') AS s;
GO
CREATE VIEW dbo.W AS SELECT dbo.Total(D) AS D FROM dbo.T;
--- desired
CREATE ASSEMBLY Tiny FROM 0x4d5a90 WITH PERMISSION_SET = SAFE;
GO
CREATE FUNCTION dbo.Twice(@x int) RETURNS int AS EXTERNAL NAME [Tiny].[F].[Twice];
GO
CREATE FUNCTION dbo.Series(@n int, @s nvarchar(20) = N'a') RETURNS TABLE (N int NULL, S nvarchar(20) NULL) AS EXTERNAL NAME Tiny.F.Series;
GO
CREATE PROCEDURE dbo.P @a int, @b decimal(9, 2) = 1.5, @c int = NULL OUTPUT AS EXTERNAL NAME Tiny.F.P;
GO
CREATE TYPE dbo.Pt EXTERNAL NAME Tiny.[Point];
GO
CREATE AGGREGATE dbo.Total(@x decimal(9, 2)) RETURNS decimal(18, 2) EXTERNAL NAME Tiny.Total;
GO
CREATE TABLE dbo.T (A int NULL, D decimal(9, 2) NULL, P dbo.Pt NULL, C int NULL);
GO
CREATE VIEW dbo.V AS SELECT dbo.Twice(t.A) AS B, s.S, t.C FROM dbo.T AS t CROSS APPLY dbo.Series(t.A, N'x') AS s;
GO
CREATE VIEW dbo.W AS SELECT dbo.Total(D) AS D FROM dbo.T;
--- hazards
HA002 [dbo].[T]
--- findings
PLAN006 [Tiny]
PLAN006 [dbo].[Pt]
PLAN006 [dbo].[Total]
