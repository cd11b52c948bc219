-- The accent sensitivity of a catalog changes.
--- current
CREATE FULLTEXT CATALOG [C];
GO
--- desired
CREATE FULLTEXT CATALOG [C] WITH ACCENT_SENSITIVITY = OFF;
GO
--- hazards
LOCK016 [C]
PLAN003 [C]
--- steps
alter full-text catalog [C]
