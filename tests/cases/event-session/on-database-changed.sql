-- An event session of the database gets an action.
--- platform
SqlAzure
--- current
CREATE EVENT SESSION [E] ON DATABASE
ADD EVENT sqlserver.attention;
GO
--- desired
CREATE EVENT SESSION [E] ON DATABASE
ADD EVENT sqlserver.attention (ACTION (sqlserver.session_id));
GO
--- hazards
PLAN003 [E]
--- steps
alter event session [E]
