-- A LOB column with a default is added offline.
--- current
CREATE TABLE dbo.T (Id int NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Doc nvarchar(max) NOT NULL CONSTRAINT DF_T_Doc DEFAULT (N''));
--- hazards
LOCK004 [dbo].[T]
