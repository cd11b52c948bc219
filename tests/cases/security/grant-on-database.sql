-- A grant on the database.
--- current
CREATE ROLE [r];
GO
--- desired
CREATE ROLE [r];
GO
GRANT VIEW DEFINITION TO [r];
GO
--- hazards
SEC001 Permission
