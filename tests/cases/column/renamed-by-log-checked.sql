-- A check that names the column lets go before the rename.
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
  [B] INT NULL CONSTRAINT [CK_T_B] CHECK ([B] > 0)
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [C] INT NULL CONSTRAINT [CK_T_B] CHECK ([C] > 0)
);
GO
--- one-way
the log speaks of one direction
--- hazards
COMP001 [dbo].[T]
DATA012 [dbo].[CK_T_B]
LOCK007 [dbo].[CK_T_B]
--- steps
drop check constraint [dbo].[CK_T_B]
rename column [B] of table [dbo].[T]
create check constraint [dbo].[CK_T_B]
validate check constraint [dbo].[CK_T_B]
