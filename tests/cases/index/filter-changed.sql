-- Another filter: built over the old one.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE INDEX IX ON dbo.T (A) WHERE B = 1;
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE INDEX IX ON dbo.T (A) WHERE B IN (1, 2);
--- hazards
LOCK005 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
--- script
+ DROP_EXISTING = ON
