-- An ignored description goes with its column, and comes back with it.
--- options
{ "ignore": { "schemas": [], "names": [], "kinds": ["extendedProperty"] } }
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
GO
EXEC sp_addextendedproperty N'MS_Description', N'Goes', N'SCHEMA', N'dbo', N'TABLE', N'T', N'COLUMN', N'B';
GO
EXEC sp_addextendedproperty N'MS_Description', N'Stays', N'SCHEMA', N'dbo', N'TABLE', N'T', N'COLUMN', N'A';
--- desired
CREATE TABLE dbo.T (A int NOT NULL);
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
