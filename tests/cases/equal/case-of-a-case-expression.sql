-- CASE, COALESCE, NULLIF and IIF in the words of an author and of the catalog.
--- current
CREATE TABLE dbo.T (A int NULL, S AS (case when [A] is null then (0) else [A] end), U AS (coalesce([A],(0))), W AS (nullif([A],(0))));
--- desired
CREATE TABLE dbo.T (A int NULL, S AS CASE WHEN A IS NULL THEN 0 ELSE A END, U AS COALESCE(A, 0), W AS NULLIF(A, 0));
--- hazards
--- steps
