-- A name that is taken until the other default is gone.
--- current
CREATE TABLE dbo.T (A int NULL CONSTRAINT DF_T DEFAULT (1), B int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL CONSTRAINT DF_T DEFAULT (1));
--- hazards
