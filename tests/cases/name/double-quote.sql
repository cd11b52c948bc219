-- Names with a double quote, written both ways.
--- current
CREATE TABLE dbo."T ""x""" ("a ""b""" int NULL);
--- desired
CREATE TABLE dbo.[T "x"] ([a "b"] int NULL, [c] int NULL);
--- hazards
HA002 [dbo].[T "x"]
