-- Without a lock timeout an instant change may block everybody: a note.
--- options
{ "lockTimeout": -1 }
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
--- hazards
HA002 [dbo].[T]
LOCK012 [dbo].[T]
