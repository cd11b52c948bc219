-- Under a case-sensitive collation two names may differ in case alone.
--- project
<DefaultCollation>Latin1_General_CS_AS</DefaultCollation><ModelCollation>1033,CS</ModelCollation>
--- current
CREATE TABLE dbo.T (Id int NOT NULL, id int NULL);
GO
CREATE TABLE dbo.t (Id int NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, id bigint NULL);
GO
CREATE TABLE dbo.t (Id int NOT NULL, ID int NULL);
--- hazards
HA002 [dbo].[T]
HA002 [dbo].[t]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
