-- Names by wildcard are left alone on both sides.
--- options
{ "ignore": { "schemas": [], "names": ["[[]dbo].[[]tmp*"], "kinds": [] } }
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
--- hazards
HA002 [dbo].[T]
