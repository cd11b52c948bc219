-- Options of a queue at their defaults are no change.
--- current
CREATE PROCEDURE [dbo].[P] AS SELECT 1;
GO
CREATE USER [U] WITHOUT LOGIN;
GO
CREATE QUEUE [dbo].[Q];
GO
--- desired
CREATE PROCEDURE [dbo].[P] AS SELECT 1;
GO
CREATE USER [U] WITHOUT LOGIN;
GO
CREATE QUEUE [dbo].[Q] WITH STATUS = ON, RETENTION = OFF, POISON_MESSAGE_HANDLING (STATUS = ON);
GO
--- hazards
--- steps
