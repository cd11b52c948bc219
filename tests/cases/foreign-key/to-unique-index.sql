-- The referenced key is a unique index, which comes first.
--- current
CREATE TABLE dbo.P (A int NOT NULL);
GO
CREATE TABLE dbo.C (A int NULL);
--- desired
CREATE TABLE dbo.P (A int NOT NULL);
GO
CREATE UNIQUE INDEX ZZ ON dbo.P (A);
GO
CREATE TABLE dbo.C (A int NULL CONSTRAINT FK_C REFERENCES dbo.P (A));
--- hazards
DATA010 [dbo].[P].[ZZ]
DATA012 [dbo].[FK_C]
LOCK005 [dbo].[P].[ZZ]
LOCK007 [dbo].[FK_C]
PERF005 [dbo].[FK_C]
SPACE001 Database Options
SPACE002 Database Options
