-- The key, the foreign key and the child's index let go; no table is copied.
--- current
CREATE TABLE dbo.P (Id int NOT NULL CONSTRAINT PK_P PRIMARY KEY, Name varchar(10) NULL);
GO
CREATE TABLE dbo.C (Id int NOT NULL, P int NULL CONSTRAINT FK_C_P REFERENCES dbo.P (Id));
GO
CREATE INDEX IX_C_P ON dbo.C (P);
--- desired
CREATE TABLE dbo.P (Id bigint NOT NULL CONSTRAINT PK_P PRIMARY KEY, Name varchar(10) NULL);
GO
CREATE TABLE dbo.C (Id int NOT NULL, P bigint NULL CONSTRAINT FK_C_P REFERENCES dbo.P (Id));
GO
CREATE INDEX IX_C_P ON dbo.C (P);
