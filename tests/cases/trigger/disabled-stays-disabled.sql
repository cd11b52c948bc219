-- A disabled trigger that changes stays disabled.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE TRIGGER dbo.TR ON dbo.T AFTER UPDATE AS RETURN;
GO
DISABLE TRIGGER dbo.TR ON dbo.T;
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE TRIGGER dbo.TR ON dbo.T AFTER UPDATE AS PRINT N'x';
GO
DISABLE TRIGGER dbo.TR ON dbo.T;
--- hazards
