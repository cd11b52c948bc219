-- The bounds of the type, written out, are no difference.
--- current
CREATE SEQUENCE dbo.S AS int START WITH 1;
--- desired
CREATE SEQUENCE dbo.S AS int START WITH 1 INCREMENT BY 1 MINVALUE -2147483648 MAXVALUE 2147483647 NO CYCLE;
--- hazards
--- steps
