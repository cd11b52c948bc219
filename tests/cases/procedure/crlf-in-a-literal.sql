-- A line end inside a literal is part of its value.
--- crlf
desired
--- current
CREATE PROCEDURE dbo.P AS SELECT 'a
b' AS X;
--- desired
CREATE PROCEDURE dbo.P AS SELECT 'a
b' AS X;
--- hazards
--- steps
alter procedure [dbo].[P]
