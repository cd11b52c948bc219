-- ROWGUIDCOL comes and goes in place.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, G uniqueidentifier NOT NULL);
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, G uniqueidentifier ROWGUIDCOL NOT NULL);
--- hazards
HA002 [dbo].[T]
--- script
+ ADD ROWGUIDCOL
