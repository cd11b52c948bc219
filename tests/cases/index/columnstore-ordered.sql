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
LOCK006 [dbo].[T].[CX]
