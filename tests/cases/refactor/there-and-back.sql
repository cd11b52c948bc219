-- A table and its column that were renamed and took their old names again: nothing to rename.
--- refactorlog
<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Rename Refactor" Key="0f0f0f0f-0000-0000-0000-000000000001" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[T]" />
    <Property Name="ElementType" Value="SqlTable" />
    <Property Name="ParentElementName" Value="[dbo]" />
    <Property Name="ParentElementType" Value="SqlSchema" />
    <Property Name="NewName" Value="[U]" />
  </Operation>
  <Operation Name="Rename Refactor" Key="0f0f0f0f-0000-0000-0000-000000000002" ChangeDateTime="01/02/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[U].[A]" />
    <Property Name="ElementType" Value="SqlSimpleColumn" />
    <Property Name="ParentElementName" Value="[dbo].[U]" />
    <Property Name="ParentElementType" Value="SqlTable" />
    <Property Name="NewName" Value="[B]" />
  </Operation>
  <Operation Name="Rename Refactor" Key="0f0f0f0f-0000-0000-0000-000000000003" ChangeDateTime="01/03/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[U]" />
    <Property Name="ElementType" Value="SqlTable" />
    <Property Name="ParentElementName" Value="[dbo]" />
    <Property Name="ParentElementType" Value="SqlSchema" />
    <Property Name="NewName" Value="[T]" />
  </Operation>
  <Operation Name="Rename Refactor" Key="0f0f0f0f-0000-0000-0000-000000000004" ChangeDateTime="01/04/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[T].[B]" />
    <Property Name="ElementType" Value="SqlSimpleColumn" />
    <Property Name="ParentElementName" Value="[dbo].[T]" />
    <Property Name="ParentElementType" Value="SqlTable" />
    <Property Name="NewName" Value="[A]" />
  </Operation>
</Operations>
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [D] INT NULL
);
GO
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
