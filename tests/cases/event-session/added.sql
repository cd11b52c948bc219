-- An event session of the server with every option.
--- current
--- desired
CREATE EVENT SESSION [E] ON SERVER
ADD EVENT sqlserver.rpc_completed (
  SET collect_data_stream = (0), collect_statement = (1)
  ACTION (package0.callstack, sqlserver.client_app_name)
  WHERE ([sqlserver].[database_name] = N'X' AND [duration] > (1000))
),
ADD EVENT sqlserver.attention
ADD TARGET package0.event_file (SET filename = N'a.xel', max_file_size = (5)),
ADD TARGET package0.ring_buffer
WITH (MAX_MEMORY = 8192 KB, EVENT_RETENTION_MODE = ALLOW_MULTIPLE_EVENT_LOSS, MAX_DISPATCH_LATENCY = 5 SECONDS, MAX_EVENT_SIZE = 16 MB, MEMORY_PARTITION_MODE = PER_CPU, TRACK_CAUSALITY = ON, STARTUP_STATE = ON);
GO
--- hazards
PLAN003 [E]
--- steps
create event session [E]
