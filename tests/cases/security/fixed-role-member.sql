-- A member of db_datareader.
--- current
CREATE USER u WITHOUT LOGIN;
--- desired
CREATE USER u WITHOUT LOGIN;
GO
ALTER ROLE db_datareader ADD MEMBER u;
--- hazards
SEC001 [db_datareader] for [u]
