-- A stop list and a search property list that has a property from the start.
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE USER u WITHOUT LOGIN;
GO
CREATE TABLE dbo.T (A int NULL);
GO
CREATE FULLTEXT STOPLIST sl FROM SYSTEM STOPLIST AUTHORIZATION u;
GO
CREATE FULLTEXT STOPLIST sl2;
GO
CREATE SEARCH PROPERTY LIST spl AUTHORIZATION u;
--- hazards
SEC001 [u]
--- findings
PLAN006 [sl2]
PLAN006 [sl]
PLAN006 [spl]
