-- An assembly comes with all that can be made of it, and with what is said and granted about them.
--- current
CREATE ROLE r;
GO
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE ROLE r;
GO
CREATE ASSEMBLY Tiny FROM 0x4D5A90 WITH PERMISSION_SET = UNSAFE;
GO
CREATE FUNCTION dbo.Twice(@x int) RETURNS int WITH RETURNS NULL ON NULL INPUT AS EXTERNAL NAME Tiny.F.Twice;
GO
CREATE FUNCTION dbo.Series(@n int) RETURNS TABLE (N int NULL) AS EXTERNAL NAME Tiny.F.Series;
GO
CREATE PROCEDURE dbo.P @a int WITH EXECUTE AS OWNER AS EXTERNAL NAME Tiny.F.P;
GO
CREATE TYPE dbo.Pt EXTERNAL NAME Tiny.[Point];
GO
CREATE AGGREGATE dbo.Total(@x int) RETURNS int EXTERNAL NAME Tiny.Total;
GO
CREATE TABLE dbo.T (A int NULL, P dbo.Pt NULL, B AS dbo.Twice(A), CONSTRAINT CK CHECK (dbo.Twice(A) > 0));
GO
CREATE TRIGGER dbo.Tr ON dbo.T AFTER INSERT, DELETE AS EXTERNAL NAME Tiny.F.Tr;
GO
CREATE VIEW dbo.V AS SELECT dbo.Total(t.A) AS A, MAX(s.N) AS N FROM dbo.T AS t CROSS APPLY dbo.Series(t.A) AS s;
GO
GRANT EXECUTE ON dbo.Twice TO r;
GO
GRANT EXECUTE ON TYPE::dbo.Pt TO r;
GO
GRANT CONTROL ON ASSEMBLY::Tiny TO r;
GO
EXECUTE sp_addextendedproperty N'p', N'assembly', N'ASSEMBLY', N'Tiny';
GO
EXECUTE sp_addextendedproperty N'p', N'type', N'SCHEMA', N'dbo', N'TYPE', N'Pt';
GO
EXECUTE sp_addextendedproperty N'p', N'function', N'SCHEMA', N'dbo', N'FUNCTION', N'Twice';
GO
EXECUTE sp_addextendedproperty N'p', N'aggregate', N'SCHEMA', N'dbo', N'AGGREGATE', N'Total';
--- hazards
DATA012 [dbo].[CK]
HA002 [dbo].[T]
LOCK007 [dbo].[CK]
SEC001 Permission
SEC003 [dbo].[P]
--- findings
PLAN006 [Tiny]
PLAN006 [dbo].[Pt]
PLAN006 [dbo].[Total]
