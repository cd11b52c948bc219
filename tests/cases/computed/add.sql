-- A computed column that is not persisted is metadata only.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, S AS (A + B));
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
