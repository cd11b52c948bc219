-- A foreign key is renamed by the log and changed as well.
--- refactorlog
<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Rename Refactor" Key="00000000-0000-0000-0000-000000000001" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[FK_old]" />
    <Property Name="ElementType" Value="SqlForeignKeyConstraint" />
    <Property Name="ParentElementName" Value="[dbo].[T]" />
    <Property Name="ParentElementType" Value="SqlTable" />
    <Property Name="NewName" Value="[FK_new]" />
  </Operation>
</Operations>
--- current
CREATE TABLE dbo.P (A int NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (A int NULL CONSTRAINT FK_old REFERENCES dbo.P (A));
--- desired
CREATE TABLE dbo.P (A int NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (A int NULL CONSTRAINT FK_new REFERENCES dbo.P (A) ON DELETE CASCADE);
--- one-way
The log speaks of one direction.
--- hazards
DATA012 [dbo].[FK_new]
LOCK007 [dbo].[FK_new]
PERF005 [dbo].[FK_new]
