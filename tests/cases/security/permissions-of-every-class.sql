-- Permissions on a schema, type, xml schema collection, role, user, sequence, column and the database.
--- current
CREATE SCHEMA s;
GO
CREATE TYPE dbo.Sku FROM varchar(10) NULL;
GO
CREATE TYPE dbo.Ids AS TABLE (Id int NOT NULL);
GO
CREATE XML SCHEMA COLLECTION dbo.X AS N'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="a" type="xsd:string" /></xsd:schema>';
GO
CREATE ROLE r;
GO
CREATE ROLE r2;
GO
CREATE USER u WITHOUT LOGIN;
GO
CREATE SEQUENCE dbo.Q AS int START WITH 1;
GO
CREATE TABLE dbo.T (A int NULL, B int NULL);
--- desired
CREATE SCHEMA s;
GO
CREATE TYPE dbo.Sku FROM varchar(10) NULL;
GO
CREATE TYPE dbo.Ids AS TABLE (Id int NOT NULL);
GO
CREATE XML SCHEMA COLLECTION dbo.X AS N'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="a" type="xsd:string" /></xsd:schema>';
GO
CREATE ROLE r;
GO
CREATE ROLE r2;
GO
CREATE USER u WITHOUT LOGIN;
GO
CREATE SEQUENCE dbo.Q AS int START WITH 1;
GO
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
GRANT SELECT ON SCHEMA::s TO r;
GO
GRANT REFERENCES ON TYPE::dbo.Sku TO r;
GO
GRANT EXECUTE ON TYPE::dbo.Ids TO r;
GO
GRANT EXECUTE ON XML SCHEMA COLLECTION::dbo.X TO r;
GO
GRANT ALTER ON ROLE::r2 TO r;
GO
GRANT IMPERSONATE ON USER::u TO r;
GO
GRANT UPDATE ON dbo.Q TO r;
GO
GRANT SELECT (A), UPDATE (A) ON dbo.T TO r;
GO
DENY SELECT (B) ON dbo.T TO r;
GO
GRANT CREATE TABLE TO r;
GO
GRANT VIEW DEFINITION ON dbo.T TO public;
--- hazards
SEC001 Permission
