-- Under "drop": "none" a NOT NULL column that only current has stays as it is.
--- options
{ "drop": "none" }
--- current
CREATE TABLE dbo.T (A int NOT NULL, Old int NOT NULL);
--- desired
CREATE TABLE dbo.T (A bigint NOT NULL);
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
