-- An unnamed key is found by its table and changed.
--- current
CREATE TABLE dbo.T (A int NOT NULL PRIMARY KEY, B int NOT NULL);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, PRIMARY KEY (A, B));
--- hazards
HA005 Database Options
LOCK006 Primary Key: unnamed constraint on [dbo].[T]
LOCK008 Primary Key: unnamed constraint on [dbo].[T]
PERF002 Primary Key: unnamed constraint on [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- script
+ sys.key_constraints
- INSERT INTO
