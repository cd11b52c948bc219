-- A table moves and is renamed.
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
CREATE TABLE dbo.T (A int NULL, B int NULL);
--- desired
CREATE SCHEMA app;
GO
CREATE TABLE app.T (A int NULL, B bigint NULL);
--- one-way
The log speaks of one direction.
--- hazards
COMP001 [app].[T]
HA002 [app].[T]
HA005 Database Options
LOCK002 [app].[T]
SPACE001 Database Options
SPACE002 Database Options
