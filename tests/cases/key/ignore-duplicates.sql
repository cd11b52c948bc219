-- IGNORE_DUP_KEY of a unique constraint.
--- current
CREATE TABLE dbo.T (A int NOT NULL, CONSTRAINT UQ_T UNIQUE (A));
--- desired
CREATE TABLE dbo.T (A int NOT NULL, CONSTRAINT UQ_T UNIQUE (A) WITH (IGNORE_DUP_KEY = ON));
--- hazards
