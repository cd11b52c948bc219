-- Two defaults swap their names.
--- current
CREATE TABLE dbo.T (A int NULL CONSTRAINT DF_1 DEFAULT (1), B int NULL CONSTRAINT DF_2 DEFAULT (2));
--- desired
CREATE TABLE dbo.T (A int NULL CONSTRAINT DF_2 DEFAULT (1), B int NULL CONSTRAINT DF_1 DEFAULT (2));
--- hazards
