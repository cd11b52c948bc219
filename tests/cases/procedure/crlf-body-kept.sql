-- A body with CR LF is kept byte for byte.
--- crlf
current desired
--- current
CREATE PROCEDURE dbo.P
AS
SELECT 'a
b' AS X;
--- desired
CREATE PROCEDURE dbo.P
AS
SELECT 'a
b' AS X, 2 AS Y;
--- hazards
