-- Another mask function.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, Mail varchar(50) MASKED WITH (FUNCTION = 'email()') NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, Mail varchar(50) MASKED WITH (FUNCTION = 'partial(1, "xxx", 1)') NULL);
--- hazards
HA002 [dbo].[T]
