-- A typed xml column; the collection comes first.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Doc xml NULL);
--- desired
CREATE XML SCHEMA COLLECTION dbo.X AS N'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="a" type="xsd:string" /></xsd:schema>';
GO
CREATE TABLE dbo.T (Id int NOT NULL, Doc xml(CONTENT dbo.X) NULL);
--- hazards
DATA003 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK003 [dbo].[T]
