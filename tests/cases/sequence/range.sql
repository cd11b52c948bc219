-- Other bounds, cycle and cache.
--- current
CREATE SEQUENCE [dbo].[S] AS INT START WITH 1;
GO
--- desired
CREATE SEQUENCE [dbo].[S] AS INT START WITH 1 MINVALUE 1 MAXVALUE 1000 CYCLE CACHE 50;
GO
--- hazards
