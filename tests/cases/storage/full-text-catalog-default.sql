-- It becomes the default.
--- current
CREATE FULLTEXT CATALOG [FC];
GO
--- desired
CREATE FULLTEXT CATALOG [FC] AS DEFAULT;
GO
--- hazards
