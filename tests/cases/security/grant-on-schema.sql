-- A grant on a schema.
--- current
CREATE ROLE [r];
GO
CREATE SCHEMA [s];
GO
--- desired
CREATE ROLE [r];
GO
CREATE SCHEMA [s];
GO
GRANT EXECUTE ON SCHEMA::[s] TO [r];
GO
--- hazards
SEC001 Permission
