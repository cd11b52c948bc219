-- Columns of a multi-statement function change.
--- current
CREATE FUNCTION dbo.F () RETURNS @t TABLE (A int NOT NULL PRIMARY KEY) AS BEGIN INSERT @t VALUES (1); RETURN; END
--- desired
CREATE FUNCTION dbo.F () RETURNS @t TABLE (A int NOT NULL PRIMARY KEY, B varchar(10) NULL DEFAULT 'x') AS BEGIN INSERT @t (A) VALUES (1); RETURN; END
--- hazards
COMP002 [dbo].[F]
