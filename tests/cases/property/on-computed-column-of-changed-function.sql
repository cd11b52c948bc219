-- A computed column lets go of the function that changes: its description comes back with it, though nothing else differs.
--- current
CREATE FUNCTION dbo.Net (@a int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN @a * 2 END;
GO
CREATE TABLE dbo.T (Id int NOT NULL, A int NOT NULL, Net AS (dbo.Net(A)));
GO
EXECUTE sp_addextendedproperty N'MS_Description', N'Without tax', N'SCHEMA', N'dbo', N'TABLE', N'T', N'COLUMN', N'Net';
--- desired
CREATE FUNCTION dbo.Net (@a int) RETURNS int WITH SCHEMABINDING AS BEGIN RETURN @a * 3 END;
GO
CREATE TABLE dbo.T (Id int NOT NULL, A int NOT NULL, Net AS (dbo.Net(A)));
GO
EXECUTE sp_addextendedproperty N'MS_Description', N'Without tax, changed', N'SCHEMA', N'dbo', N'TABLE', N'T', N'COLUMN', N'Net';
--- hazards
