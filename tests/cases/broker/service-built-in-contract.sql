-- A service with a contract that every database has.
--- current
CREATE QUEUE [dbo].[Q];
GO
CREATE QUEUE [dbo].[R];
GO
--- desired
CREATE QUEUE [dbo].[Q];
GO
CREATE QUEUE [dbo].[R];
GO
CREATE SERVICE [SV] ON QUEUE [dbo].[Q] ([http://schemas.microsoft.com/SQL/Notifications/PostEventNotification]);
GO
--- hazards
--- steps
create service [SV]
