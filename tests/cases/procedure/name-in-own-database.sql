-- A name that begins with the variable for the database itself means an object of its own.
--- current
--- desired
CREATE PROCEDURE dbo.P AS EXECUTE [$(DatabaseName)].dbo.Q;
GO
CREATE PROCEDURE dbo.Q AS SELECT 1 AS X;
--- hazards
--- findings
