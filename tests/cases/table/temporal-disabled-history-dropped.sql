-- Versioning is switched off and the history goes: data is lost.
--- current
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY, F datetime2 GENERATED ALWAYS AS ROW START NOT NULL, U datetime2 GENERATED ALWAYS AS ROW END NOT NULL, PERIOD FOR SYSTEM_TIME (F, U)) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H));
--- desired
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY);
--- hazards
DATA001 [dbo].[H]
DATA002 [dbo].[T]
DATA007 [dbo].[T]
HA001 [dbo].[H]
HA002 [dbo].[T]
