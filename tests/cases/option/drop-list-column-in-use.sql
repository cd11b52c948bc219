-- A column may go, but the index on it may not: the column stays with it. The default of a column that goes is no reason.
--- options
{ "drop": ["column"] }
--- current
CREATE TABLE dbo.T (A int NULL, InUse int NULL CONSTRAINT DF_InUse DEFAULT (0), Unused int NULL CONSTRAINT DF_Unused DEFAULT (0));
GO
CREATE INDEX IX ON dbo.T (A, InUse);
--- desired
CREATE TABLE dbo.T (A int NULL);
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
--- steps
drop default constraint [dbo].[DF_Unused]
alter table [dbo].[T]
--- findings
PLAN007 [dbo].[T].[InUse]
--- kept
column [dbo].[T].[InUse]
default [dbo].[DF_InUse]
index [dbo].[T].[IX]
