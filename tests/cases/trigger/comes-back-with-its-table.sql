-- Triggers with state and order on a table that is switched to get an identity.
--- current
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE TRIGGER dbo.T1 ON dbo.T AFTER UPDATE AS RETURN;
GO
CREATE TRIGGER dbo.T2 ON dbo.T AFTER UPDATE AS RETURN;
GO
DISABLE TRIGGER dbo.T1 ON dbo.T;
GO
EXECUTE sp_settriggerorder @triggername = N'dbo.T2', @order = N'first', @stmttype = N'update';
--- desired
CREATE TABLE dbo.T (A int IDENTITY NOT NULL);
GO
CREATE TRIGGER dbo.T1 ON dbo.T AFTER UPDATE AS RETURN;
GO
CREATE TRIGGER dbo.T2 ON dbo.T AFTER UPDATE AS RETURN;
GO
DISABLE TRIGGER dbo.T1 ON dbo.T;
GO
EXECUTE sp_settriggerorder @triggername = N'dbo.T2', @order = N'first', @stmttype = N'update';
--- hazards
DATA008 [dbo].[T]
HA002 [dbo].[T]
SEC002 [dbo].[T]
