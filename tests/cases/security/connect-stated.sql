-- CREATE USER gives CONNECT by itself; where a project grants it too, so does the script, and DacFx finds the one and the other.
--- current
CREATE USER Kept WITHOUT LOGIN;
GO
CREATE USER Stated WITHOUT LOGIN;
GO
GRANT CONNECT TO Stated;
--- desired
CREATE USER Kept WITHOUT LOGIN;
GO
CREATE USER Stated WITHOUT LOGIN;
GO
GRANT CONNECT TO Stated;
GO
CREATE USER New WITHOUT LOGIN;
GO
CREATE USER NewStated WITHOUT LOGIN;
GO
GRANT CONNECT TO NewStated;
--- hazards
SEC001 [NewStated]
SEC001 [New]
