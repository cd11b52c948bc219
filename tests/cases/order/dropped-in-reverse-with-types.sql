-- A type goes after the table, the table after the view, the schema last.
--- current
CREATE SCHEMA s;
GO
CREATE TYPE s.Sku FROM varchar(10) NULL;
GO
CREATE TABLE s.T (A s.Sku NULL);
GO
CREATE VIEW s.V WITH SCHEMABINDING AS SELECT A FROM s.T;
GO
CREATE PROCEDURE s.P @a s.Sku AS SELECT @a AS A;
--- desired
--- hazards
DATA001 [s].[T]
HA001 [s].[T]
