-- A new schema with an object of many kinds.
--- current
--- desired
CREATE VIEW zz.V AS SELECT A FROM zz.T;
GO
CREATE TABLE zz.T (A int NULL, B zz.Sku NULL, C int NULL CONSTRAINT DF_T DEFAULT (NEXT VALUE FOR zz.S));
GO
CREATE TYPE zz.Sku FROM varchar(10) NULL;
GO
CREATE SEQUENCE zz.S AS int START WITH 1;
GO
CREATE FUNCTION zz.F () RETURNS int AS BEGIN RETURN 1; END
GO
CREATE SYNONYM zz.N FOR zz.T;
GO
CREATE SCHEMA zz;
--- hazards
