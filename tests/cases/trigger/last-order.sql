-- A trigger fires last on update.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE TRIGGER dbo.TR ON dbo.T AFTER UPDATE AS RETURN;
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE TRIGGER dbo.TR ON dbo.T AFTER UPDATE AS RETURN;
GO
EXECUTE sp_settriggerorder @triggername = N'dbo.TR', @order = N'last', @stmttype = N'update';
--- hazards
