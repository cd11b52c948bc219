-- DATA008: the identity is taken from the column that has it.
--- current
CREATE TABLE dbo.T (A int IDENTITY(1, 1) NOT NULL, B int NOT NULL);
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NOT NULL);
--- hazards
DATA008 [dbo].[T]
HA002 [dbo].[T]
SEC002 [dbo].[T]
