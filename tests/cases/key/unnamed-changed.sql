-- An unnamed key is found by its table and changed.
--- current
CREATE TABLE dbo.T (A int NOT NULL PRIMARY KEY, B int NOT NULL);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL, PRIMARY KEY (A, B));
--- script
+ sys.key_constraints
- INSERT INTO
