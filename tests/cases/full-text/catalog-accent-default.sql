-- The accent sensitivity of the collation, written out, is no change.
--- current
CREATE FULLTEXT CATALOG [C];
GO
--- desired
CREATE FULLTEXT CATALOG [C] WITH ACCENT_SENSITIVITY = ON;
GO
--- hazards
--- steps
