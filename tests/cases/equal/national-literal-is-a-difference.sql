-- 'x' and N'x' are two literals.
--- current
CREATE TABLE dbo.T (A nvarchar(10) NULL CONSTRAINT DF_T DEFAULT ('x'));
--- desired
CREATE TABLE dbo.T (A nvarchar(10) NULL CONSTRAINT DF_T DEFAULT (N'x'));
--- hazards
