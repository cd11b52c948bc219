-- The clustered index gets a second column without a copy of the table.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
GO
CREATE INDEX IX_B ON dbo.T (B);
GO
CREATE CLUSTERED INDEX CX ON dbo.T (A);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
GO
CREATE INDEX IX_B ON dbo.T (B);
GO
CREATE CLUSTERED INDEX CX ON dbo.T (A, B);
--- hazards
HA005 Database Options
LOCK006 [dbo].[T].[CX]
SPACE001 Database Options
SPACE002 Database Options
--- script
+ DROP_EXISTING = ON
- INSERT INTO
