-- A constraint added by ALTER TABLE in the project is the same constraint.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
GO
ALTER TABLE dbo.T ADD CONSTRAINT PK_T PRIMARY KEY (A), CONSTRAINT CK_T CHECK (B > 0), CONSTRAINT DF_T DEFAULT 0 FOR B;
--- desired
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY, B int NULL CONSTRAINT CK_T CHECK (B > 0) CONSTRAINT DF_T DEFAULT 0);
--- hazards
--- steps
