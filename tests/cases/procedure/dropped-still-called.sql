-- A procedure that another one calls goes.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE PROCEDURE dbo.P AS SELECT 1 AS X;
GO
CREATE PROCEDURE dbo.Q AS EXECUTE dbo.P;
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE PROCEDURE dbo.Q AS EXECUTE dbo.P;
--- one-way
Desired calls what it does not have, which is only a warning there.
--- findings
