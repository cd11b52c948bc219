-- A computed column over the column that gets IDENTITY is part of both tables of the switch.
--- current
CREATE TABLE dbo.T (K int NOT NULL, C AS (K + 1));
--- desired
CREATE TABLE dbo.T (K int IDENTITY NOT NULL, C AS (K + 1));
--- hazards
DATA008 [dbo].[T]
HA002 [dbo].[T]
SEC002 [dbo].[T]
