-- CAST is stored as CONVERT: no difference, nothing dropped and added.
--- current
CREATE TABLE dbo.T (A datetime NOT NULL, D AS CONVERT([date], [A]) PERSISTED);
--- desired
CREATE TABLE dbo.T (A datetime NOT NULL, D AS CAST(A AS date) PERSISTED);
--- hazards
--- steps
