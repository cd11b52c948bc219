-- A mask that goes shows the values to everybody.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Mail varchar(50) MASKED WITH (FUNCTION = 'email()') NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Mail varchar(50) NULL);
--- hazards
HA002 [dbo].[T]
SEC004 [dbo].[T]
