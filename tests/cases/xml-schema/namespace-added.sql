-- A second namespace comes to a collection that a procedure uses.
--- current
CREATE PROCEDURE dbo.P @x xml(dbo.X) AS SELECT @x AS X;
GO
CREATE XML SCHEMA COLLECTION dbo.X AS N'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a"><xsd:element name="a" type="xsd:string" /></xsd:schema>';
--- desired
CREATE PROCEDURE dbo.P @x xml(dbo.X) AS SELECT @x AS X;
GO
CREATE XML SCHEMA COLLECTION dbo.X AS N'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a"><xsd:element name="a" type="xsd:string" /></xsd:schema><xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b"><xsd:element name="b" type="xsd:int" /></xsd:schema>';
--- hazards
SEC002 [dbo].[P]
