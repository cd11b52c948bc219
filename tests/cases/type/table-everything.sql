-- A table type with key, check, default, identity, computed column and index.
--- current
--- desired
CREATE TYPE dbo.Rows AS TABLE (Id int IDENTITY NOT NULL PRIMARY KEY, A int NULL DEFAULT (1) CHECK (A > 0), B varchar(10) NOT NULL UNIQUE, C AS (A + 1), INDEX IX (A));
--- hazards
