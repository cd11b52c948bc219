-- Dynamic SQL is not followed and not broken.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE PROCEDURE dbo.P AS EXEC ('SELECT * FROM dbo.T');
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE PROCEDURE dbo.P AS EXEC sp_executesql N'SELECT A FROM dbo.T';
--- hazards
