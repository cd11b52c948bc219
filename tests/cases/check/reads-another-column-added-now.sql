-- The column comes before the check that reads it.
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL, CONSTRAINT CK_T CHECK (A > B));
--- hazards
DATA012 [dbo].[CK_T]
HA002 [dbo].[T]
LOCK007 [dbo].[CK_T]
