-- Options at their defaults and other units are no change.
--- current
CREATE EVENT SESSION [E] ON SERVER
ADD EVENT sqlserver.attention ADD TARGET package0.ring_buffer;
GO
--- desired
CREATE EVENT SESSION [E] ON SERVER
ADD EVENT sqlserver.attention ADD TARGET package0.ring_buffer WITH (MAX_MEMORY = 4096 KB, EVENT_RETENTION_MODE = ALLOW_SINGLE_EVENT_LOSS, MAX_DISPATCH_LATENCY = 30 SECONDS, MAX_EVENT_SIZE = 0 KB, MEMORY_PARTITION_MODE = NONE, TRACK_CAUSALITY = OFF, STARTUP_STATE = OFF);
GO
--- hazards
--- steps
