-- An assembly gets other bytes and another permission set where it stands: what is made of it, and the rows of its type, stay.
--- current
CREATE ASSEMBLY Tiny FROM 0x4D5A90;
GO
CREATE FUNCTION dbo.Twice(@x int) RETURNS int AS EXTERNAL NAME Tiny.F.Twice;
GO
CREATE TYPE dbo.Pt EXTERNAL NAME Tiny.[Point];
GO
CREATE TABLE dbo.T (A int NULL, P dbo.Pt NULL);
--- desired
CREATE ASSEMBLY Tiny FROM 0x4D5A91 WITH PERMISSION_SET = UNSAFE;
GO
CREATE FUNCTION dbo.Twice(@x int) RETURNS int AS EXTERNAL NAME Tiny.F.Doubled;
GO
CREATE TYPE dbo.Pt EXTERNAL NAME Tiny.[Point];
GO
CREATE TABLE dbo.T (A int NULL, P dbo.Pt NULL);
--- hazards
--- findings
PLAN006 [Tiny]
PLAN006 [dbo].[Pt]
--- script
+ ALTER ASSEMBLY [Tiny] FROM 0x4d5a91 WITH PERMISSION_SET = UNSAFE;
- DROP
