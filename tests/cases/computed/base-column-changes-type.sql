-- A computed column lets go of the column that it is made of.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, S AS (A + B), X int NULL);
--- desired
CREATE TABLE dbo.T (A bigint NOT NULL, B int NOT NULL, S AS (A + B), X int NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
