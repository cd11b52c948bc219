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
LOCK006 [dbo].[T].[CX]
--- script
+ DROP_EXISTING = ON
- INSERT INTO
