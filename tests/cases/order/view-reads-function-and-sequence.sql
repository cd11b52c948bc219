-- A view that calls a function, a default that draws from a sequence, a check that calls a function: all new.
--- current
--- desired
CREATE VIEW dbo.A AS SELECT dbo.Z(X) AS Y FROM dbo.T;
GO
CREATE TABLE dbo.T (X int NULL CONSTRAINT CK_T CHECK (dbo.Z(X) > 0), S int NOT NULL CONSTRAINT DF_T DEFAULT (NEXT VALUE FOR dbo.Zs));
GO
CREATE FUNCTION dbo.Z (@x int) RETURNS int AS BEGIN RETURN @x; END
GO
CREATE SEQUENCE dbo.Zs AS int START WITH 1;
--- hazards
