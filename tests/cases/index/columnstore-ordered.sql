-- An ordered clustered columnstore index.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
GO
CREATE CLUSTERED COLUMNSTORE INDEX CX ON dbo.T;
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
GO
CREATE CLUSTERED COLUMNSTORE INDEX CX ON dbo.T ORDER (A);
--- hazards
HA005 Database Options
LOCK006 [dbo].[T].[CX]
SPACE001 Database Options
SPACE002 Database Options
