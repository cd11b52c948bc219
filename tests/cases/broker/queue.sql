-- A queue and a service.
--- current
--- desired
CREATE QUEUE [dbo].[Q];
GO
CREATE SERVICE [SV] ON QUEUE [dbo].[Q];
GO
--- hazards
