-- One of two unnamed checks changes; the other stays.
--- current
CREATE TABLE dbo.T (A int NULL CHECK (A > 0), B int NULL CHECK (B > 0));
--- desired
CREATE TABLE dbo.T (A int NULL CHECK (A > 0), B int NULL CHECK (B > 1));
--- script
+ sys.check_constraints
