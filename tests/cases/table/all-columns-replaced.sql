-- A table never is without a column: a new one comes before the last one goes.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL);
--- desired
CREATE TABLE dbo.T (Y int IDENTITY (1, 1) NOT NULL, Z int NULL);
--- hazards
DATA002 [dbo].[T]
DATA005 [dbo].[T]
LOCK004 [dbo].[T]
