-- A function that reads a view which calls the function, neither bound, as only ALTER can make them.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
GO
CREATE FUNCTION dbo.F () RETURNS int AS BEGIN RETURN (SELECT MAX(A) FROM dbo.V); END
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE VIEW dbo.V AS SELECT A, dbo.F() AS B FROM dbo.T;
GO
CREATE FUNCTION dbo.F () RETURNS int AS BEGIN RETURN (SELECT MAX(A) FROM dbo.V); END
--- hazards
