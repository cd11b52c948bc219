-- Comments are ignored, but a change beside them is deployed with the new text.
--- options
{ "comments": "ignore" }
--- current
CREATE PROCEDURE dbo.P AS /* a */ SELECT 1 AS X;
--- desired
CREATE PROCEDURE dbo.P AS /* b */ SELECT 2 AS X;
--- hazards
--- script
+ /* b */
