-- A trigger that was switched off is switched on.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE TRIGGER dbo.TR ON dbo.T AFTER UPDATE AS RETURN;
GO
DISABLE TRIGGER dbo.TR ON dbo.T;
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE TRIGGER dbo.TR ON dbo.T AFTER UPDATE AS RETURN;
--- hazards
--- script
+ ENABLE TRIGGER
