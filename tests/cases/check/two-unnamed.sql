-- One of two unnamed checks changes; the other stays.
--- current
CREATE TABLE dbo.T (A int NULL CHECK (A > 0), B int NULL CHECK (B > 0));
--- desired
CREATE TABLE dbo.T (A int NULL CHECK (A > 0), B int NULL CHECK (B > 1));
--- hazards
DATA012 Check Constraint: unnamed constraint on [dbo].[T]
LOCK007 Check Constraint: unnamed constraint on [dbo].[T]
--- script
+ sys.check_constraints
