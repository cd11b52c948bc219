-- A default cannot stand on a column that becomes computed, and goes also when nothing may be dropped.
--- options
{ "drop": "none" }
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL CONSTRAINT DF_B DEFAULT (0));
--- desired
CREATE TABLE dbo.T (A int NULL, B AS (A + 1));
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
--- steps
drop default constraint [dbo].[DF_B]
alter table [dbo].[T]
alter table [dbo].[T] (2)
--- kept
