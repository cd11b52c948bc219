-- A primary key renamed by the log.
--- refactorlog
<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Rename Refactor" Key="00000000-0000-0000-0000-000000000001" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[PK_old]" />
    <Property Name="ElementType" Value="SqlPrimaryKeyConstraint" />
    <Property Name="ParentElementName" Value="[dbo].[T]" />
    <Property Name="ParentElementType" Value="SqlTable" />
    <Property Name="NewName" Value="[PK_new]" />
  </Operation>
</Operations>
--- current
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_old PRIMARY KEY);
--- desired
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_new PRIMARY KEY);
--- one-way
The log speaks of one direction.
--- hazards
--- steps
rename primary key [dbo].[PK_old]
