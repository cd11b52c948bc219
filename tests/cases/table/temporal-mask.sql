-- A mask on a column of a temporal table and of its history.
--- current
CREATE TABLE dbo.H (Id int NOT NULL, A nvarchar(20) NULL, S datetime2 NOT NULL, E datetime2 NOT NULL);
GO
CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A nvarchar(20) NULL,
  S datetime2 GENERATED ALWAYS AS ROW START NOT NULL, E datetime2 GENERATED ALWAYS AS ROW END NOT NULL,
  PERIOD FOR SYSTEM_TIME (S, E)) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H));
--- desired
CREATE TABLE dbo.H (Id int NOT NULL, A nvarchar(20) MASKED WITH (FUNCTION = 'default()') NULL, S datetime2 NOT NULL, E datetime2 NOT NULL);
GO
CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, A nvarchar(20) MASKED WITH (FUNCTION = 'default()') NULL,
  S datetime2 GENERATED ALWAYS AS ROW START NOT NULL, E datetime2 GENERATED ALWAYS AS ROW END NOT NULL,
  PERIOD FOR SYSTEM_TIME (S, E)) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H));
--- hazards
HA002 [dbo].[H]
HA002 [dbo].[T]
HA004 [dbo].[T]
--- steps
alter table [dbo].[T]
alter table [dbo].[H]
alter table [dbo].[T] (2)
alter table [dbo].[T] (3)
