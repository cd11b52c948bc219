-- A table renamed by the refactor log keeps its rows.
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
</Operations>
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [B] INT NULL
);
GO
CREATE INDEX [IX_B] ON [dbo].[T] ([B]);
GO
--- desired
CREATE TABLE [dbo].[U] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [B] INT NULL
);
GO
CREATE INDEX [IX_B] ON [dbo].[U] ([B]);
GO
--- one-way
the log speaks of one direction
--- hazards
COMP001 [dbo].[U]
--- steps
rename table [dbo].[T]
