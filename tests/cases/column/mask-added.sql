-- A mask is added in place.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Mail varchar(50) NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Mail varchar(50) MASKED WITH (FUNCTION = 'email()') NULL);
--- hazards
HA002 [dbo].[T]
--- script
+ ADD MASKED WITH (FUNCTION = 'email()')
