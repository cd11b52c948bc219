-- A queue with its service goes.
--- current
CREATE QUEUE [dbo].[Q];
GO
CREATE SERVICE [SV] ON QUEUE [dbo].[Q];
GO
--- desired
--- hazards
DATA001 [dbo].[Q]
--- steps
drop service [SV]
drop queue [dbo].[Q]
