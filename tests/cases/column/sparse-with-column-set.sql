-- A table with sparse columns and a column set, made and unmade.
--- current
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, A int SPARSE NULL, B int SPARSE NULL, S xml COLUMN_SET FOR ALL_SPARSE_COLUMNS);
--- hazards
