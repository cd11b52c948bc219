-- A table with key, foreign key, index, trigger and permission moves to another schema.
--- refactorlog
<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Move Schema" Key="00000000-0000-0000-0000-000000000001" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[T]" />
    <Property Name="ElementType" Value="SqlTable" />
    <Property Name="NewSchema" Value="[app]" />
    <Property Name="IsNewSchemaExternal" Value="False" />
  </Operation>
</Operations>
--- current
CREATE SCHEMA app;
GO
CREATE ROLE r;
GO
CREATE TABLE dbo.P (A int NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY, P int NULL CONSTRAINT FK_T REFERENCES dbo.P (A));
GO
CREATE INDEX IX_T ON dbo.T (P);
GO
CREATE TRIGGER dbo.TR ON dbo.T AFTER INSERT AS RETURN;
GO
GRANT SELECT ON dbo.T TO r;
--- desired
CREATE SCHEMA app;
GO
CREATE ROLE r;
GO
CREATE TABLE dbo.P (A int NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE app.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY, P int NULL CONSTRAINT FK_T REFERENCES dbo.P (A));
GO
CREATE INDEX IX_T ON app.T (P);
GO
CREATE TRIGGER app.TR ON app.T AFTER INSERT AS RETURN;
GO
GRANT SELECT ON app.T TO r;
--- one-way
The log speaks of one direction.
--- hazards
COMP001 [app].[T]
--- script
+ ALTER SCHEMA [app] TRANSFER
- DROP TABLE
