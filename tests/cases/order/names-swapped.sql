-- Two views swap their queries.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
GO
CREATE VIEW dbo.W AS SELECT B FROM dbo.T;
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE VIEW dbo.V AS SELECT B FROM dbo.T;
GO
CREATE VIEW dbo.W AS SELECT A FROM dbo.T;
--- hazards
COMP002 [dbo].[V]
COMP002 [dbo].[W]
