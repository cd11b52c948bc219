-- Brackets, spaces and the order of events, actions and settings mean nothing.
--- current
CREATE EVENT SESSION [E] ON SERVER
ADD EVENT sqlserver.attention (ACTION (sqlserver.session_id, sqlserver.sql_text) WHERE (duration > 1)), ADD EVENT sqlserver.error_reported;
GO
--- desired
CREATE EVENT SESSION [E] ON SERVER
ADD EVENT [sqlserver].[error_reported],
ADD EVENT [sqlserver].[attention] (ACTION ([sqlserver].[sql_text], [sqlserver].[session_id]) WHERE ([duration] > (1)));
GO
--- hazards
--- steps
