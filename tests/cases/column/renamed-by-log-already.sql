-- An operation whose old name is gone does nothing.
--- refactorlog
<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Rename Refactor" Key="0f0f0f0f-0000-0000-0000-000000000001" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[T].[B]" />
    <Property Name="ElementType" Value="SqlSimpleColumn" />
    <Property Name="ParentElementName" Value="[dbo].[T]" />
    <Property Name="ParentElementType" Value="SqlTable" />
    <Property Name="NewName" Value="[C]" />
  </Operation>
</Operations>
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [C] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [C] INT NULL,
  [D] INT NULL
);
GO
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
