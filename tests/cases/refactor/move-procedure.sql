-- A procedure moved to another schema.
--- refactorlog
<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Move Schema" Key="00000000-0000-0000-0000-000000000001" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[P]" />
    <Property Name="ElementType" Value="SqlProcedure" />
    <Property Name="NewSchema" Value="[app]" />
    <Property Name="IsNewSchemaExternal" Value="False" />
  </Operation>
</Operations>
--- current
CREATE SCHEMA app;
GO
CREATE PROCEDURE dbo.P AS SELECT 1 AS X;
--- desired
CREATE SCHEMA app;
GO
CREATE PROCEDURE app.P AS SELECT 1 AS X;
--- one-way
The log speaks of one direction.
--- hazards
COMP001 [app].[P]
