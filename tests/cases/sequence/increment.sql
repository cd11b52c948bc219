-- Another increment is an ALTER.
--- current
CREATE SEQUENCE [dbo].[S] AS INT START WITH 1 INCREMENT BY 1;
GO
--- desired
CREATE SEQUENCE [dbo].[S] AS INT START WITH 1 INCREMENT BY 10;
GO
--- hazards
--- steps
alter sequence [dbo].[S]
