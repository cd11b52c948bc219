-- A plan for a server that knows no target recovery time.
--- platform
Sql100
--- current
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY);
--- desired
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY, B varchar(10) NULL);
GO
CREATE INDEX IX ON dbo.T (B);
--- hazards
HA002 [dbo].[T]
LOCK005 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
