-- A temporal table goes with its history.
--- current
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY, F datetime2 GENERATED ALWAYS AS ROW START NOT NULL, U datetime2 GENERATED ALWAYS AS ROW END NOT NULL, PERIOD FOR SYSTEM_TIME (F, U)) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H));
--- desired
--- hazards
DATA001 [dbo].[H]
DATA001 [dbo].[T]
DATA007 [dbo].[T]
HA001 [dbo].[H]
HA001 [dbo].[T]
