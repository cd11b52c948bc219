-- An index renamed by the log.
--- refactorlog
<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Rename Refactor" Key="00000000-0000-0000-0000-000000000001" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[T].[I1]" />
    <Property Name="ElementType" Value="SqlIndex" />
    <Property Name="ParentElementName" Value="[dbo].[T]" />
    <Property Name="ParentElementType" Value="SqlTable" />
    <Property Name="NewName" Value="[I2]" />
  </Operation>
</Operations>
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE INDEX I1 ON dbo.T (A);
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE INDEX I2 ON dbo.T (A);
--- one-way
The log speaks of one direction.
--- hazards
--- script
+ sp_rename
- CREATE
