-- A service moves to another queue.
--- current
CREATE QUEUE [dbo].[Q];
GO
CREATE QUEUE [dbo].[R];
GO
CREATE SERVICE [SV] ON QUEUE [dbo].[Q];
GO
--- desired
CREATE QUEUE [dbo].[Q];
GO
CREATE QUEUE [dbo].[R];
GO
CREATE SERVICE [SV] ON QUEUE [dbo].[R];
GO
--- hazards
--- steps
alter service [SV]
