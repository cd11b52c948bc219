-- A table whose identity comes, under a bound and indexed view.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL);
GO
CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT A, B FROM dbo.T;
GO
CREATE UNIQUE CLUSTERED INDEX CX ON dbo.V (A);
--- desired
CREATE TABLE dbo.T (A int IDENTITY NOT NULL, B int NOT NULL);
GO
CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT A, B FROM dbo.T;
GO
CREATE UNIQUE CLUSTERED INDEX CX ON dbo.V (A);
--- hazards
DATA008 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK006 [dbo].[V].[CX]
PERF002 [dbo].[V].[CX]
SEC002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
