-- The type of a parameter is said as it is written.
--- current
CREATE PROCEDURE dbo.P @a nvarchar(200), @b decimal(9, 2) AS SELECT @a AS X, @b AS Y;
--- desired
CREATE PROCEDURE dbo.P @a nvarchar(400), @b decimal(9, 3) AS SELECT @a AS X, @b AS Y;
--- hazards
COMP002 [dbo].[P]
--- script
+ - @a nvarchar(200), - @b decimal(9, 2), + @a nvarchar(400), + @b decimal(9, 3)
