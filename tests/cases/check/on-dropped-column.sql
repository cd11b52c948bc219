-- A check of two columns goes when one of them goes.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL, CONSTRAINT CK_T CHECK (A > B));
--- desired
CREATE TABLE dbo.T (A int NULL);
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
