-- A SQLCMD variable in a body is kept as such and compared as such.
--- variables
Server=prod
--- current
CREATE PROCEDURE dbo.P AS SELECT '$(Server)' AS X;
--- desired
CREATE PROCEDURE dbo.P AS SELECT '$(Server)' AS X, 1 AS Y;
--- hazards
--- script
+ '$(Server)'
