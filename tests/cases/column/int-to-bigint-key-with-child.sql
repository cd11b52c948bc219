-- The key, the foreign key and the child's index let go; no table is copied.
--- current
CREATE TABLE dbo.P (Id int NOT NULL CONSTRAINT PK_P PRIMARY KEY, Name varchar(10) NULL);
GO
CREATE TABLE dbo.C (Id int NOT NULL, P int NULL CONSTRAINT FK_C_P REFERENCES dbo.P (Id));
GO
CREATE INDEX IX_C_P ON dbo.C (P);
--- desired
CREATE TABLE dbo.P (Id bigint NOT NULL CONSTRAINT PK_P PRIMARY KEY, Name varchar(10) NULL);
GO
CREATE TABLE dbo.C (Id int NOT NULL, P bigint NULL CONSTRAINT FK_C_P REFERENCES dbo.P (Id));
GO
CREATE INDEX IX_C_P ON dbo.C (P);
--- hazards
HA002 [dbo].[C]
HA002 [dbo].[P]
HA005 Database Options
LOCK002 [dbo].[C]
LOCK002 [dbo].[P]
LOCK005 [dbo].[C].[IX_C_P]
LOCK006 [dbo].[PK_P]
LOCK007 [dbo].[FK_C_P]
LOCK008 [dbo].[PK_P]
PERF002 [dbo].[C].[IX_C_P]
PERF002 [dbo].[PK_P]
SPACE001 Database Options
SPACE002 Database Options
