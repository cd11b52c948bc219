-- What the options ignore is not renamed by the refactor log, under its old name or the new one.
--- options
{ "ignore": { "schemas": [], "names": ["[dbo].[Their*]"], "kinds": [] } }
--- refactorlog
<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Rename Refactor" Key="3f0b1c7e-6d0f-4a6b-9d54-6a7c1f2e9a01" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[TheirOld]" />
    <Property Name="ElementType" Value="SqlTable" />
    <Property Name="ParentElementName" Value="[dbo]" />
    <Property Name="ParentElementType" Value="SqlSchema" />
    <Property Name="NewName" Value="[Ours]" />
  </Operation>
  <Operation Name="Rename Refactor" Key="3f0b1c7e-6d0f-4a6b-9d54-6a7c1f2e9a02" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[TheirTable].[A]" />
    <Property Name="ElementType" Value="SqlSimpleColumn" />
    <Property Name="ParentElementName" Value="[dbo].[TheirTable]" />
    <Property Name="ParentElementType" Value="SqlTable" />
    <Property Name="NewName" Value="[B]" />
  </Operation>
</Operations>
--- current
CREATE TABLE dbo.TheirOld (A int NULL);
GO
CREATE TABLE dbo.TheirTable (A int NULL);
--- desired
CREATE TABLE dbo.Ours (A int NULL);
GO
CREATE TABLE dbo.TheirTable (B int NULL);
--- one-way
The log speaks of one direction.
--- hazards
DATA005 [dbo].[Ours]
--- steps
create table [dbo].[Ours]
