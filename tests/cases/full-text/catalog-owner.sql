-- The owner of a catalog changes.
--- current
CREATE ROLE [R];
GO
CREATE FULLTEXT CATALOG [C];
GO
--- desired
CREATE ROLE [R];
GO
CREATE FULLTEXT CATALOG [C] AUTHORIZATION [R];
GO
--- hazards
SEC001 [C]
--- steps
alter full-text catalog [C]
