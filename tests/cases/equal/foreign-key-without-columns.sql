-- REFERENCES without a column list means the primary key.
--- current
CREATE TABLE dbo.P (Id int NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (P int NULL CONSTRAINT FK_T REFERENCES dbo.P);
--- desired
CREATE TABLE dbo.P (Id int NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (P int NULL, CONSTRAINT FK_T FOREIGN KEY (P) REFERENCES P (Id));
--- hazards
--- steps
