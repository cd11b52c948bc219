-- A sequence and a synonym renamed by the log.
--- refactorlog
<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Rename Refactor" Key="00000000-0000-0000-0000-000000000001" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[S]" />
    <Property Name="ElementType" Value="SqlSequence" />
    <Property Name="ParentElementName" Value="[dbo]" />
    <Property Name="ParentElementType" Value="SqlSchema" />
    <Property Name="NewName" Value="[S2]" />
  </Operation>
  <Operation Name="Rename Refactor" Key="00000000-0000-0000-0000-000000000002" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[N]" />
    <Property Name="ElementType" Value="SqlSynonym" />
    <Property Name="ParentElementName" Value="[dbo]" />
    <Property Name="ParentElementType" Value="SqlSchema" />
    <Property Name="NewName" Value="[N2]" />
  </Operation>
</Operations>
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE SEQUENCE dbo.S AS int START WITH 1;
GO
CREATE SYNONYM dbo.N FOR dbo.T;
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE SEQUENCE dbo.S2 AS int START WITH 1;
GO
CREATE SYNONYM dbo.N2 FOR dbo.T;
--- one-way
The log speaks of one direction.
--- hazards
COMP001 [dbo].[S2]
