-- The bound cycle goes: computed column, function, table.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B AS (dbo.F(A)));
GO
CREATE FUNCTION dbo.F (@a int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN (SELECT COUNT(*) FROM dbo.T WHERE A = @a); END
--- desired
--- hazards
DATA001 [dbo].[T]
HA001 [dbo].[T]
