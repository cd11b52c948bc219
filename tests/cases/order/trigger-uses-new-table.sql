-- A trigger's body names a table that comes with it.
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE TRIGGER dbo.TR ON dbo.T AFTER INSERT AS INSERT INTO dbo.Zlog (A) SELECT A FROM inserted;
GO
CREATE TABLE dbo.Zlog (A int NULL);
--- hazards
