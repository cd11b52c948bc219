-- Versioning is switched off: no copy, and the history stays as a plain table when the project has it.
--- current
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY, F datetime2 GENERATED ALWAYS AS ROW START NOT NULL, U datetime2 GENERATED ALWAYS AS ROW END NOT NULL, PERIOD FOR SYSTEM_TIME (F, U)) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H));
--- desired
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY, F datetime2 NOT NULL, U datetime2 NOT NULL);
GO
CREATE TABLE dbo.H (A int NOT NULL, F datetime2 NOT NULL, U datetime2 NOT NULL);
GO
CREATE CLUSTERED INDEX ix_H ON dbo.H (U, F);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK011 [dbo].[H]
SPACE001 Database Options
SPACE002 Database Options
--- script
+ SYSTEM_VERSIONING = OFF
+ DROP PERIOD FOR SYSTEM_TIME
- INSERT INTO
