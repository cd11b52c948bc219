-- ALTER SCHEMA TRANSFER keeps the rows.
--- refactorlog
<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Move Schema" Key="0f0f0f0f-0000-0000-0000-000000000001" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[T]" />
    <Property Name="ElementType" Value="SqlTable" />
    <Property Name="NewSchema" Value="b" />
    <Property Name="IsNewSchemaExternal" Value="False" />
  </Operation>
</Operations>
--- current
CREATE SCHEMA [b];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY
);
GO
--- desired
CREATE SCHEMA [b];
GO
CREATE TABLE [b].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY
);
GO
--- one-way
the log speaks of one direction
--- hazards
COMP001 [b].[T]
--- steps
move table [dbo].[T]
