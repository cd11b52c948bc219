-- FOR and AFTER are one word.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE TRIGGER dbo.TR ON dbo.T FOR UPDATE AS RETURN;
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE TRIGGER dbo.TR ON dbo.T AFTER UPDATE AS RETURN;
--- hazards
