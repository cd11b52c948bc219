-- A clustered index gives its place to a clustered columnstore index of the same name.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
GO
CREATE CLUSTERED INDEX CX ON dbo.T (A);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
GO
CREATE CLUSTERED COLUMNSTORE INDEX CX ON dbo.T;
--- hazards
HA005 Database Options
LOCK006 [dbo].[T].[CX]
PERF002 [dbo].[T].[CX]
SPACE001 Database Options
SPACE002 Database Options
