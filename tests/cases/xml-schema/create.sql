-- An XML schema collection.
--- current
--- desired
CREATE XML SCHEMA COLLECTION [dbo].[X] AS N'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="a" type="xsd:string"/></xsd:schema>';
GO
--- hazards
