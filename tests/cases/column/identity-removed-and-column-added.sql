-- IDENTITY goes while a column with a default comes.
--- current
CREATE SEQUENCE dbo.S AS int START WITH 1;
GO
CREATE TABLE dbo.T (K int IDENTITY NOT NULL);
--- desired
CREATE SEQUENCE dbo.S AS int START WITH 1;
GO
CREATE TABLE dbo.T (K int NOT NULL, C int NOT NULL CONSTRAINT DF_T_C DEFAULT (NEXT VALUE FOR dbo.S));
--- hazards
DATA008 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK004 [dbo].[T]
SEC002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
