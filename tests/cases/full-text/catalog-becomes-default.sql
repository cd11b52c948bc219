-- Another catalog becomes the default.
--- current
CREATE FULLTEXT CATALOG [C] AS DEFAULT;
GO
CREATE FULLTEXT CATALOG [D];
GO
--- desired
CREATE FULLTEXT CATALOG [C];
GO
CREATE FULLTEXT CATALOG [D] AS DEFAULT;
GO
--- hazards
PLAN003 [D]
--- steps
alter full-text catalog [D]
