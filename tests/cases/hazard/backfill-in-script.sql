-- LOCK015: an UPDATE of all rows in one go.
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.T (A int NULL);
--- postdeploy
UPDATE dbo.T SET A = 0;
--- hazards
LOCK015 Post-deployment script
