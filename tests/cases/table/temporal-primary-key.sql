-- The primary key of a temporal table is made anew while system versioning is off, and so is a column between.
--- current
CREATE TABLE dbo.H (Id int NOT NULL, A nvarchar(20) NULL, S datetime2 NOT NULL, E datetime2 NOT NULL);
GO
CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A nvarchar(20) NULL,
  S datetime2 GENERATED ALWAYS AS ROW START NOT NULL, E datetime2 GENERATED ALWAYS AS ROW END NOT NULL,
  PERIOD FOR SYSTEM_TIME (S, E)) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H));
--- desired
CREATE TABLE dbo.H (Id int NOT NULL, A nvarchar(20) NULL, B int NULL, S datetime2 NOT NULL, E datetime2 NOT NULL);
GO
CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY NONCLUSTERED, A nvarchar(20) NULL, B int NULL,
  S datetime2 GENERATED ALWAYS AS ROW START NOT NULL, E datetime2 GENERATED ALWAYS AS ROW END NOT NULL,
  PERIOD FOR SYSTEM_TIME (S, E)) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H));
--- hazards
HA002 [dbo].[H]
HA002 [dbo].[T]
HA004 [dbo].[T]
HA005 Database Options
LOCK006 [dbo].[PK_T]
LOCK008 [dbo].[PK_T]
PERF002 [dbo].[PK_T]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter table [dbo].[T]
drop primary key [dbo].[PK_T]
alter table [dbo].[H]
alter table [dbo].[T] (2)
create primary key [dbo].[PK_T]
alter table [dbo].[T] (3)
