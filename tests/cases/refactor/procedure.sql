-- A procedure renamed by the log: its text holds its name, so it is altered or created under the new one.
--- refactorlog
<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Rename Refactor" Key="00000000-0000-0000-0000-000000000001" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[P]" />
    <Property Name="ElementType" Value="SqlProcedure" />
    <Property Name="ParentElementName" Value="[dbo]" />
    <Property Name="ParentElementType" Value="SqlSchema" />
    <Property Name="NewName" Value="[Q]" />
  </Operation>
</Operations>
--- current
CREATE PROCEDURE dbo.P AS SELECT 1 AS X;
--- desired
CREATE PROCEDURE dbo.Q AS SELECT 1 AS X;
--- one-way
The log speaks of one direction.
--- hazards
COMP001 [dbo].[Q]
