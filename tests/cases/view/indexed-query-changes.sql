-- Another query of an indexed view: its indexes go and come.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL);
GO
CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT A FROM dbo.T;
GO
CREATE UNIQUE CLUSTERED INDEX CX ON dbo.V (A);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL);
GO
CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT A FROM dbo.T WHERE B > 0;
GO
CREATE UNIQUE CLUSTERED INDEX CX ON dbo.V (A);
--- hazards
HA005 Database Options
LOCK006 [dbo].[V].[CX]
PERF002 [dbo].[V].[CX]
SPACE001 Database Options
SPACE002 Database Options
