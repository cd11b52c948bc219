-- A table takes the name of a view.
--- current
CREATE VIEW dbo.X AS SELECT 1 AS A;
--- desired
CREATE TABLE dbo.X (A int NULL);
--- hazards
SEC002 [dbo].[X]
