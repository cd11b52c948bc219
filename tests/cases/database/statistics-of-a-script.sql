-- AUTO_CREATE_STATISTICS ON in a script says nothing of its option INCREMENTAL, which is off unless it says so.
--- current
ALTER DATABASE CURRENT SET AUTO_CREATE_STATISTICS ON;
GO
CREATE TABLE dbo.T (A int NOT NULL);
--- desired
ALTER DATABASE CURRENT SET AUTO_CREATE_STATISTICS ON (INCREMENTAL = ON);
GO
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
--- hazards
HA002 [dbo].[T]
PERF006 Database Options
PLAN003 Database Options
--- steps
alter database options Database Options
alter table [dbo].[T]
