-- A key gets a name and becomes nonclustered under a foreign key, which lets go meanwhile.
--- current
CREATE TABLE dbo.C (P int NULL CONSTRAINT FK_C REFERENCES dbo.P (A));
GO
CREATE INDEX IX_C ON dbo.C (P);
GO
CREATE TABLE dbo.P (A int NOT NULL PRIMARY KEY CLUSTERED);
--- desired
CREATE TABLE dbo.C (P int NULL CONSTRAINT FK_C REFERENCES dbo.P (A));
GO
CREATE INDEX IX_C ON dbo.C (P);
GO
CREATE TABLE dbo.P (A int NOT NULL CONSTRAINT PK_P PRIMARY KEY NONCLUSTERED);
--- hazards
HA005 Database Options
LOCK006 Primary Key: unnamed constraint on [dbo].[P]
LOCK007 [dbo].[FK_C]
LOCK008 [dbo].[PK_P]
SPACE001 Database Options
SPACE002 Database Options
