-- A computed column is dropped and added: its description and a permission on it go with it, and come back.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, A int NOT NULL, Net AS (A * 2));
GO
EXECUTE sp_addextendedproperty N'MS_Description', N'Without tax', N'SCHEMA', N'dbo', N'TABLE', N'T', N'COLUMN', N'Net';
GO
EXECUTE sp_addextendedproperty N'MS_Description', N'Stays', N'SCHEMA', N'dbo', N'TABLE', N'T', N'COLUMN', N'A';
GO
CREATE ROLE [r];
GO
GRANT SELECT (Net) ON dbo.T TO [r];
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, A int NOT NULL, Net AS (A * 3));
GO
EXECUTE sp_addextendedproperty N'MS_Description', N'Without tax', N'SCHEMA', N'dbo', N'TABLE', N'T', N'COLUMN', N'Net';
GO
EXECUTE sp_addextendedproperty N'MS_Description', N'Stays', N'SCHEMA', N'dbo', N'TABLE', N'T', N'COLUMN', N'A';
GO
CREATE ROLE [r];
GO
GRANT SELECT (Net) ON dbo.T TO [r];
--- hazards
HA002 [dbo].[T]
--- script
+ GRANT SELECT ([Net]) ON OBJECT::[dbo].[T] TO [r];
- N'Stays'
