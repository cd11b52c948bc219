-- A type without a schema in a module is one of the module's own schema first.
--- current
CREATE SCHEMA Alert;
GO
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE SCHEMA Alert;
GO
CREATE TABLE dbo.T (A int NULL);
GO
CREATE TYPE Alert.Details AS TABLE (Id int NOT NULL PRIMARY KEY);
GO
CREATE TYPE Alert.Level FROM tinyint NOT NULL;
GO
CREATE PROCEDURE Alert.Keep (@details Details READONLY, @level Level) AS
BEGIN
  DECLARE @copy Details;
  INSERT @copy SELECT Id FROM @details;
END;
