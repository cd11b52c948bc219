-- Under "drop": "none" a NOT NULL column that only current has stays as it is.
--- options
{ "drop": "none" }
--- current
CREATE TABLE dbo.T (A int NOT NULL, Old int NOT NULL);
--- desired
CREATE TABLE dbo.T (A bigint NOT NULL);
--- hazards
LOCK002 [dbo].[T]
