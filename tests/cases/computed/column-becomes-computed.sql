-- A stored column gives way to a computed one: its values are gone.
--- current
CREATE TABLE dbo.T (A int NOT NULL, S int NULL);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, S AS (A + 1));
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
