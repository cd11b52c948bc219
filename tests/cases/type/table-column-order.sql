-- Columns of a table type in another order are another type: callers fill it by position.
--- current
CREATE TYPE dbo.Ids AS TABLE (A int NOT NULL, B int NOT NULL);
--- desired
CREATE TYPE dbo.Ids AS TABLE (B int NOT NULL, A int NOT NULL);
--- hazards
COMP005 [dbo].[Ids]
