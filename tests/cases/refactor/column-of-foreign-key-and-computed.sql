-- A renamed column in a foreign key, a check, a computed column and a filtered index.
--- refactorlog
<?xml version="1.0" encoding="utf-8"?>
<Operations Version="1.0" xmlns="http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02">
  <Operation Name="Rename Refactor" Key="00000000-0000-0000-0000-000000000001" ChangeDateTime="01/01/2026 00:00:00">
    <Property Name="ElementName" Value="[dbo].[T].[A]" />
    <Property Name="ElementType" Value="SqlSimpleColumn" />
    <Property Name="ParentElementName" Value="[dbo].[T]" />
    <Property Name="ParentElementType" Value="SqlTable" />
    <Property Name="NewName" Value="[Z]" />
  </Operation>
</Operations>
--- current
CREATE TABLE dbo.P (A int NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (A int NULL CONSTRAINT FK_T REFERENCES dbo.P (A) CONSTRAINT CK_T CHECK (A > 0), C AS (A + 1));
GO
CREATE INDEX IX ON dbo.T (A) WHERE A IS NOT NULL;
--- desired
CREATE TABLE dbo.P (A int NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (Z int NULL CONSTRAINT FK_T REFERENCES dbo.P (A) CONSTRAINT CK_T CHECK (Z > 0), C AS (Z + 1));
GO
CREATE INDEX IX ON dbo.T (Z) WHERE Z IS NOT NULL;
--- one-way
The log speaks of one direction.
--- hazards
COMP001 [dbo].[T]
DATA012 [dbo].[CK_T]
HA002 [dbo].[T]
LOCK005 [dbo].[T].[IX]
LOCK007 [dbo].[CK_T]
PERF002 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
