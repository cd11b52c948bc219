-- Digits are lost.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Price decimal(9, 4) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Price decimal(9, 2) NULL);
--- hazards
DATA003 [dbo].[T]
LOCK002 [dbo].[T]
