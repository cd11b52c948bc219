-- It becomes the default.
--- current
CREATE FULLTEXT CATALOG [FC];
GO
--- desired
CREATE FULLTEXT CATALOG [FC] AS DEFAULT;
GO
--- hazards
PLAN003 [FC]
