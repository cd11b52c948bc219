-- Only the spelling differs: listed, not deployed.
--- current
CREATE TABLE dbo.T (A int NULL CONSTRAINT CK_T CHECK ([A]=(2) OR [A]=(1)));
--- desired
CREATE TABLE dbo.T (A int NULL CONSTRAINT CK_T CHECK (A = 1 OR A = 2));
--- hazards
PLAN005 [dbo].[CK_T]
