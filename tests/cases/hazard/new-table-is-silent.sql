-- A new table with everything on it takes no lock that anybody waits for: no hazard but none.
--- current
--- desired
CREATE TABLE dbo.P (Id int NOT NULL CONSTRAINT PK_P PRIMARY KEY);
GO
CREATE TABLE dbo.T (Id int IDENTITY NOT NULL CONSTRAINT PK_T PRIMARY KEY, P int NULL CONSTRAINT FK_T REFERENCES dbo.P (Id), A int NOT NULL CONSTRAINT DF_T DEFAULT (1) CONSTRAINT CK_T CHECK (A > 0) CONSTRAINT UQ_T UNIQUE, C AS (A + 1) PERSISTED);
GO
CREATE INDEX IX_T_P ON dbo.T (P);
GO
CREATE STATISTICS ST ON dbo.T (A, P);
--- hazards
