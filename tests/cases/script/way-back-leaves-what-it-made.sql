-- What a script has made beside the project stays on the way back, with the schema that holds it; it may hold rows by then.
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE SCHEMA archive;
GO
CREATE TABLE archive.Planned (A int NULL);
--- postdeploy
IF NOT EXISTS (SELECT * FROM sys.tables WHERE name = 'Old' AND schema_id = SCHEMA_ID('archive'))
    CREATE TABLE archive.Old (A int NULL);
ALTER TABLE dbo.T ADD C int NULL;
CREATE INDEX IX_C ON dbo.T (C);
--- hazards
HA002 [dbo].[T]
--- way-back
drop table [archive].[Planned]
alter table [dbo].[T]
