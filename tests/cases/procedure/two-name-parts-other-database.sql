-- Names of another database are left unresolved without complaint.
--- current
--- desired
CREATE PROCEDURE dbo.P AS EXECUTE [$(DatabaseName)].dbo.Q;
GO
CREATE PROCEDURE dbo.Q AS SELECT 1 AS X;
--- hazards
--- findings
