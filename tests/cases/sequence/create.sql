-- A sequence; in reverse it goes.
--- current
--- desired
CREATE SEQUENCE [dbo].[S] AS BIGINT START WITH 1 INCREMENT BY 1;
GO
--- hazards
