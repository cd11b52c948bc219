-- Rights and descriptions on what every database has: dbo is a schema and a user, and each reference says which.
--- current
CREATE ROLE r;
GO
GRANT SELECT ON SCHEMA::dbo TO r;
GO
EXEC sp_addextendedproperty N'd', N'schema', N'SCHEMA', N'dbo';
--- desired
CREATE ROLE r;
GO
GRANT SELECT, EXECUTE ON SCHEMA::dbo TO r;
GO
DENY SELECT ON SCHEMA::sys TO r;
GO
GRANT SELECT ON SCHEMA::guest TO r;
GO
GRANT CONTROL ON USER::dbo TO r;
GO
GRANT IMPERSONATE ON USER::guest TO r;
GO
GRANT CONTROL ON ROLE::db_owner TO r;
GO
GRANT VIEW DEFINITION ON TYPE::sys.sysname TO r;
GO
EXEC sp_addextendedproperty N'd', N'schema, changed', N'SCHEMA', N'dbo';
GO
EXEC sp_addextendedproperty N'd', N'user', N'USER', N'dbo';
GO
EXEC sp_addextendedproperty N'd', N'guest', N'USER', N'guest';
--- hazards
SEC001 Permission
