-- An event session of the database.
--- platform
SqlAzure
--- current
--- desired
CREATE EVENT SESSION [E] ON DATABASE
ADD EVENT sqlserver.attention
ADD TARGET package0.ring_buffer (SET max_memory = (4096));
GO
--- hazards
PLAN003 [E]
--- steps
create event session [E]
