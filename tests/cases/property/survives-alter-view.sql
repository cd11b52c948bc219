-- ALTER VIEW loses no property of the view, only those of its columns that go.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
GO
EXECUTE sp_addextendedproperty N'p', N'x', N'SCHEMA', N'dbo', N'VIEW', N'V';
GO
EXECUTE sp_addextendedproperty N'p', N'c', N'SCHEMA', N'dbo', N'VIEW', N'V', N'COLUMN', N'A';
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE VIEW dbo.V AS SELECT A, B FROM dbo.T;
GO
EXECUTE sp_addextendedproperty N'p', N'x', N'SCHEMA', N'dbo', N'VIEW', N'V';
GO
EXECUTE sp_addextendedproperty N'p', N'c', N'SCHEMA', N'dbo', N'VIEW', N'V', N'COLUMN', N'A';
--- hazards
