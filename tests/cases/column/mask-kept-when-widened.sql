-- A masked column stays masked when it is widened.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Mail varchar(50) MASKED WITH (FUNCTION = 'default()') NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Mail varchar(80) MASKED WITH (FUNCTION = 'default()') NULL);
--- hazards
HA002 [dbo].[T]
