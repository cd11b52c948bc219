-- Two columns, in an order of their own.
--- current
CREATE TABLE dbo.P (A int NOT NULL, B int NOT NULL, CONSTRAINT PK_P PRIMARY KEY (A, B));
GO
CREATE TABLE dbo.T (X int NULL, Y int NULL);
--- desired
CREATE TABLE dbo.P (A int NOT NULL, B int NOT NULL, CONSTRAINT PK_P PRIMARY KEY (A, B));
GO
CREATE TABLE dbo.T (X int NULL, Y int NULL, CONSTRAINT FK_T FOREIGN KEY (Y, X) REFERENCES dbo.P (A, B));
--- hazards
DATA012 [dbo].[FK_T]
LOCK007 [dbo].[FK_T]
PERF005 [dbo].[FK_T]
