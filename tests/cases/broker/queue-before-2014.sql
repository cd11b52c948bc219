-- A queue of a platform whose queues have no message_enqueue_time.
--- platform
Sql110
--- current
--- desired
CREATE QUEUE [dbo].[Q] WITH STATUS = ON;
GO
--- hazards
