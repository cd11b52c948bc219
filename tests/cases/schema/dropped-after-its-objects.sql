-- A schema goes after the objects in it; one of them moves.
--- current
CREATE SCHEMA old;
GO
CREATE TABLE old.T (A int NULL);
GO
CREATE VIEW old.V AS SELECT A FROM old.T;
--- desired
--- hazards
DATA001 [old].[T]
HA001 [old].[T]
