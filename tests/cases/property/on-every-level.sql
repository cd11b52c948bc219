-- An extended property on each kind of host.
--- current
CREATE SCHEMA s;
GO
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY, B int NULL CONSTRAINT CK_T CHECK (B > 0) CONSTRAINT DF_T DEFAULT (1));
GO
CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT A FROM dbo.T;
GO
CREATE UNIQUE CLUSTERED INDEX CX ON dbo.V (A);
GO
CREATE TRIGGER dbo.TR ON dbo.T AFTER INSERT AS RETURN;
GO
CREATE FUNCTION dbo.F (@a int) RETURNS int AS BEGIN RETURN @a; END
GO
CREATE SEQUENCE dbo.Q AS int START WITH 1;
GO
CREATE SYNONYM dbo.N FOR dbo.T;
GO
CREATE TYPE dbo.Sku FROM varchar(10) NULL;
GO
CREATE TYPE dbo.Ids AS TABLE (Id int NOT NULL);
GO
CREATE USER u WITHOUT LOGIN;
GO
CREATE ROLE r;
GO
CREATE PARTITION FUNCTION PF (int) AS RANGE RIGHT FOR VALUES (10);
GO
CREATE PARTITION SCHEME PS AS PARTITION PF ALL TO ([PRIMARY]);
GO
CREATE XML SCHEMA COLLECTION dbo.X AS N'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="a" type="xsd:string" /></xsd:schema>';
--- desired
CREATE SCHEMA s;
GO
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY, B int NULL CONSTRAINT CK_T CHECK (B > 0) CONSTRAINT DF_T DEFAULT (1));
GO
CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT A FROM dbo.T;
GO
CREATE UNIQUE CLUSTERED INDEX CX ON dbo.V (A);
GO
CREATE TRIGGER dbo.TR ON dbo.T AFTER INSERT AS RETURN;
GO
CREATE FUNCTION dbo.F (@a int) RETURNS int AS BEGIN RETURN @a; END
GO
CREATE SEQUENCE dbo.Q AS int START WITH 1;
GO
CREATE SYNONYM dbo.N FOR dbo.T;
GO
CREATE TYPE dbo.Sku FROM varchar(10) NULL;
GO
CREATE TYPE dbo.Ids AS TABLE (Id int NOT NULL);
GO
CREATE USER u WITHOUT LOGIN;
GO
CREATE ROLE r;
GO
CREATE PARTITION FUNCTION PF (int) AS RANGE RIGHT FOR VALUES (10);
GO
CREATE PARTITION SCHEME PS AS PARTITION PF ALL TO ([PRIMARY]);
GO
CREATE XML SCHEMA COLLECTION dbo.X AS N'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="a" type="xsd:string" /></xsd:schema>';
GO
EXECUTE sp_addextendedproperty N'p', N'database';
GO
EXECUTE sp_addextendedproperty N'p', N'schema', N'SCHEMA', N's';
GO
EXECUTE sp_addextendedproperty N'p', N'view', N'SCHEMA', N'dbo', N'VIEW', N'V';
GO
EXECUTE sp_addextendedproperty N'p', N'column of view', N'SCHEMA', N'dbo', N'VIEW', N'V', N'COLUMN', N'A';
GO
EXECUTE sp_addextendedproperty N'p', N'index of view', N'SCHEMA', N'dbo', N'VIEW', N'V', N'INDEX', N'CX';
GO
EXECUTE sp_addextendedproperty N'p', N'check', N'SCHEMA', N'dbo', N'TABLE', N'T', N'CONSTRAINT', N'CK_T';
GO
EXECUTE sp_addextendedproperty N'p', N'default', N'SCHEMA', N'dbo', N'TABLE', N'T', N'CONSTRAINT', N'DF_T';
GO
EXECUTE sp_addextendedproperty N'p', N'trigger', N'SCHEMA', N'dbo', N'TABLE', N'T', N'TRIGGER', N'TR';
GO
EXECUTE sp_addextendedproperty N'p', N'function', N'SCHEMA', N'dbo', N'FUNCTION', N'F';
GO
EXECUTE sp_addextendedproperty N'p', N'parameter', N'SCHEMA', N'dbo', N'FUNCTION', N'F', N'PARAMETER', N'@a';
GO
EXECUTE sp_addextendedproperty N'p', N'sequence', N'SCHEMA', N'dbo', N'SEQUENCE', N'Q';
GO
EXECUTE sp_addextendedproperty N'p', N'synonym', N'SCHEMA', N'dbo', N'SYNONYM', N'N';
GO
EXECUTE sp_addextendedproperty N'p', N'type', N'SCHEMA', N'dbo', N'TYPE', N'Sku';
GO
EXECUTE sp_addextendedproperty N'p', N'table type', N'SCHEMA', N'dbo', N'TYPE', N'Ids';
GO
EXECUTE sp_addextendedproperty N'p', N'user', N'USER', N'u';
GO
EXECUTE sp_addextendedproperty N'p', N'role', N'USER', N'r';
GO
EXECUTE sp_addextendedproperty N'p', N'partition function', N'PARTITION FUNCTION', N'PF';
GO
EXECUTE sp_addextendedproperty N'p', N'partition scheme', N'PARTITION SCHEME', N'PS';
GO
EXECUTE sp_addextendedproperty N'p', N'collection', N'SCHEMA', N'dbo', N'XML SCHEMA COLLECTION', N'X';
--- hazards
