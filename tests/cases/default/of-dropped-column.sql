-- An unnamed default goes before its column.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL DEFAULT (1));
--- desired
CREATE TABLE dbo.T (A int NULL);
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
--- script
+ sys.default_constraints
