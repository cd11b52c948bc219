-- Both ends change type; the key is off meanwhile and validated again.
--- current
CREATE TABLE dbo.P (A varchar(5) NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (X varchar(5) NULL CONSTRAINT FK_T REFERENCES dbo.P (A));
--- desired
CREATE TABLE dbo.P (A varchar(9) NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (X varchar(9) NULL CONSTRAINT FK_T REFERENCES dbo.P (A));
--- hazards
HA002 [dbo].[P]
HA002 [dbo].[T]
HA005 Database Options
LOCK006 [dbo].[PK_P]
LOCK007 [dbo].[FK_T]
LOCK008 [dbo].[PK_P]
PERF002 [dbo].[PK_P]
SPACE001 Database Options
SPACE002 Database Options
