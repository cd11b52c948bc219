-- A table made under ANSI_NULLS OFF.
--- current
--- desired
SET ANSI_NULLS OFF;
GO
CREATE TABLE dbo.T (A int NOT NULL);
GO
SET ANSI_NULLS ON;
--- hazards
