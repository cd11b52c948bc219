-- Old RULE and DEFAULT objects have no kind: carried, compared and reported.
--- current
--- desired
CREATE RULE dbo.R AS @x > 0;
--- hazards
--- findings
PLAN006 [dbo].[R]
