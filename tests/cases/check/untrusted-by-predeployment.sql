-- A check that the pre-deployment script leaves untrusted, and no step touches, makes no plan unproven; a new one is validated.
--- current
CREATE TABLE dbo.T (A int NULL CONSTRAINT CK_T CHECK (A > 0), B int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL CONSTRAINT CK_T CHECK (A > 0), B int NULL CONSTRAINT CK_T_B CHECK (B > 0));
--- predeploy
ALTER TABLE dbo.T NOCHECK CONSTRAINT CK_T;
ALTER TABLE dbo.T WITH NOCHECK CHECK CONSTRAINT CK_T;
--- hazards
DATA012 [dbo].[CK_T_B]
LOCK007 [dbo].[CK_T_B]
--- steps
run Pre-deployment script
create check constraint [dbo].[CK_T_B]
validate check constraint [dbo].[CK_T_B]
