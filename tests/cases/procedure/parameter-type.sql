-- Another type of a parameter.
--- current
CREATE PROCEDURE dbo.P @a int AS SELECT @a AS X;
--- desired
CREATE PROCEDURE dbo.P @a bigint AS SELECT @a AS X;
--- hazards
COMP002 [dbo].[P]
