-- Two foreign keys, one of them on the table itself, let go while the key grows.
--- current
CREATE TABLE dbo.P (A int NOT NULL, B int NOT NULL, Up int NULL, CONSTRAINT PK_P PRIMARY KEY CLUSTERED (A), CONSTRAINT FK_P_P FOREIGN KEY (Up) REFERENCES dbo.P (A));
GO
CREATE TABLE dbo.C (A int NULL CONSTRAINT FK_C_P REFERENCES dbo.P (A));
--- desired
CREATE TABLE dbo.P (A int NOT NULL, B int NOT NULL, Up int NULL, CONSTRAINT PK_P PRIMARY KEY CLUSTERED (A DESC), CONSTRAINT FK_P_P FOREIGN KEY (Up) REFERENCES dbo.P (A));
GO
CREATE TABLE dbo.C (A int NULL CONSTRAINT FK_C_P REFERENCES dbo.P (A));
--- hazards
HA005 Database Options
LOCK006 [dbo].[PK_P]
LOCK007 [dbo].[FK_C_P]
LOCK007 [dbo].[FK_P_P]
LOCK008 [dbo].[PK_P]
PERF002 [dbo].[PK_P]
SPACE001 Database Options
SPACE002 Database Options
