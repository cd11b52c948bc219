-- A column of the collection.
--- current
CREATE XML SCHEMA COLLECTION [dbo].[X] AS N'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="a" type="xsd:string"/></xsd:schema>';
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE XML SCHEMA COLLECTION [dbo].[X] AS N'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="a" type="xsd:string"/></xsd:schema>';
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] XML ([dbo].[X]) NULL
);
GO
--- hazards
HA002 [dbo].[T]
