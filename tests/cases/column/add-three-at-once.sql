-- Several columns, one with a check and one with a foreign key.
--- current
CREATE TABLE dbo.P (Id int NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (Id int NOT NULL);
--- desired
CREATE TABLE dbo.P (Id int NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (Id int NOT NULL, A int NULL CONSTRAINT CK_T_A CHECK (A > 0), P int NULL CONSTRAINT FK_T_P REFERENCES dbo.P (Id), C xml NULL);
GO
CREATE INDEX IX_T_P ON dbo.T (P);
--- hazards
DATA012 [dbo].[CK_T_A]
DATA012 [dbo].[FK_T_P]
HA002 [dbo].[T]
LOCK005 [dbo].[T].[IX_T_P]
LOCK007 [dbo].[CK_T_A]
LOCK007 [dbo].[FK_T_P]
SPACE001 Database Options
SPACE002 Database Options
