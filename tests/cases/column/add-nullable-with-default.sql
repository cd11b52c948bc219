-- Existing rows stay NULL: metadata only.
--- current
CREATE TABLE dbo.T (Id int NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Code int NULL CONSTRAINT DF_T_Code DEFAULT (7));
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
--- script
- WITH VALUES
