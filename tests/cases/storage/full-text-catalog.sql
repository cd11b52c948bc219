-- A full-text catalog.
--- current
--- desired
CREATE FULLTEXT CATALOG [FC];
GO
--- hazards
PLAN003 [FC]
