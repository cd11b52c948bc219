-- a + b * c and its parentheses; a different grouping is a difference.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL, S AS ([A]+[B]*(2)), U AS (([A]+[B])*(2)));
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL, S AS A + (B * 2), U AS (A + B) * 2);
--- hazards
--- steps
