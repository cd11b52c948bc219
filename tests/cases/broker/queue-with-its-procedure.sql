-- A queue and the procedure that reads it come together.
--- current
--- desired
CREATE QUEUE [dbo].[Q] WITH ACTIVATION (PROCEDURE_NAME = [dbo].[Reader], MAX_QUEUE_READERS = 2, EXECUTE AS OWNER);
GO
CREATE PROCEDURE [dbo].[Reader] AS RECEIVE TOP (1) [message_body] FROM [dbo].[Q];
GO
--- hazards
--- steps
create procedure [dbo].[Reader]
create queue [dbo].[Q]
