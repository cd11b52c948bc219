-- A foreign key, an index and a trigger stand on the table whose identity goes.
--- current
CREATE TABLE dbo.C (Id int NOT NULL, T int NULL CONSTRAINT FK_C_T REFERENCES dbo.T (Id));
GO
CREATE INDEX IX_C_T ON dbo.C (T);
GO
CREATE INDEX IX_T_Name ON dbo.T (Name);
GO
CREATE TRIGGER dbo.TR_T ON dbo.T AFTER INSERT AS RETURN;
GO
CREATE TABLE dbo.T (Id int IDENTITY(1, 1) NOT NULL CONSTRAINT PK_T PRIMARY KEY, Name varchar(10) NULL);
--- desired
CREATE TABLE dbo.C (Id int NOT NULL, T int NULL CONSTRAINT FK_C_T REFERENCES dbo.T (Id));
GO
CREATE INDEX IX_C_T ON dbo.C (T);
GO
CREATE INDEX IX_T_Name ON dbo.T (Name);
GO
CREATE TRIGGER dbo.TR_T ON dbo.T AFTER INSERT AS RETURN;
GO
CREATE TABLE dbo.T (Id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, Name varchar(10) NULL);
--- hazards
DATA008 [dbo].[T]
HA002 [dbo].[T]
LOCK005 [dbo].[T].[IX_T_Name]
LOCK007 [dbo].[FK_C_T]
SEC002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- script
+ SWITCH TO
- IDENTITY_INSERT
