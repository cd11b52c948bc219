-- A check that was switched off is switched on and validated.
--- current
CREATE TABLE dbo.T (A int NULL CONSTRAINT CK_T CHECK (A > 0));
GO
ALTER TABLE dbo.T NOCHECK CONSTRAINT CK_T;
--- desired
CREATE TABLE dbo.T (A int NULL CONSTRAINT CK_T CHECK (A > 0));
--- hazards
DATA012 [dbo].[CK_T]
LOCK007 [dbo].[CK_T]
