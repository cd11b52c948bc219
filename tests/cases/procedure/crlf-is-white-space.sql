-- Line ends alone are white space: listed, not deployed.
--- crlf
desired
--- current
CREATE PROCEDURE dbo.P
AS
BEGIN
  SELECT 1 AS X;
END
--- desired
CREATE PROCEDURE dbo.P
AS
BEGIN
  SELECT 1 AS X;
END
--- hazards
PLAN005 [dbo].[P]
--- steps
--- cosmetic
whitespace procedure [dbo].[P]
