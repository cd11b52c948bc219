-- A service gets another owner.
--- current
CREATE PROCEDURE [dbo].[P] AS SELECT 1;
GO
CREATE USER [U] WITHOUT LOGIN;
GO
CREATE QUEUE [dbo].[Q];
GO
CREATE QUEUE [dbo].[R];
GO
CREATE SERVICE [SV] ON QUEUE [dbo].[Q];
GO
--- desired
CREATE PROCEDURE [dbo].[P] AS SELECT 1;
GO
CREATE USER [U] WITHOUT LOGIN;
GO
CREATE QUEUE [dbo].[Q];
GO
CREATE QUEUE [dbo].[R];
GO
CREATE SERVICE [SV] AUTHORIZATION [U] ON QUEUE [dbo].[Q];
GO
--- hazards
SEC001 [SV]
--- steps
alter service [SV]
