-- Another type: the value is kept.
--- current
CREATE SEQUENCE [dbo].[S] AS INT START WITH 1;
GO
--- desired
CREATE SEQUENCE [dbo].[S] AS BIGINT START WITH 1;
GO
--- hazards
DATA008 [dbo].[S]
--- steps
alter sequence [dbo].[S]
