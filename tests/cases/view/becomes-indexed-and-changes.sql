-- A view is bound, changed and indexed at once.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL);
GO
CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT A, B FROM dbo.T;
GO
CREATE UNIQUE CLUSTERED INDEX CX ON dbo.V (A);
--- hazards
DATA010 [dbo].[V].[CX]
HA005 Database Options
LOCK006 [dbo].[V].[CX]
SPACE001 Database Options
SPACE002 Database Options
