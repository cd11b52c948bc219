-- A view renamed by the log, and the view on it that follows.
--- refactorlog
<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Rename Refactor" Key="00000000-0000-0000-0000-000000000001" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[V]" />
    <Property Name="ElementType" Value="SqlView" />
    <Property Name="ParentElementName" Value="[dbo]" />
    <Property Name="ParentElementType" Value="SqlSchema" />
    <Property Name="NewName" Value="[W]" />
  </Operation>
</Operations>
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
GO
CREATE VIEW dbo.X AS SELECT A FROM dbo.V;
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE VIEW dbo.W AS SELECT A FROM dbo.T;
GO
CREATE VIEW dbo.X AS SELECT A FROM dbo.W;
--- one-way
The log speaks of one direction.
--- hazards
COMP001 [dbo].[W]
