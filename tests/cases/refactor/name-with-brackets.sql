-- Names with ] and ' in the log.
--- refactorlog
<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Rename Refactor" Key="00000000-0000-0000-0000-000000000001" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[T].[a]]'b]" />
    <Property Name="ElementType" Value="SqlSimpleColumn" />
    <Property Name="ParentElementName" Value="[dbo].[T]" />
    <Property Name="ParentElementType" Value="SqlTable" />
    <Property Name="NewName" Value="[c]]'d]" />
  </Operation>
</Operations>
--- current
CREATE TABLE dbo.T ([a]]'b] int NULL);
--- desired
CREATE TABLE dbo.T ([c]]'d] int NULL);
--- one-way
The log speaks of one direction.
--- hazards
COMP001 [dbo].[T]
--- script
+ sp_rename
