-- Parentheses, brackets, white space and the case of a function make no difference.
--- current
CREATE TABLE dbo.T (A varchar(10) NULL, B int NULL, S AS ((UPPER([A])+'x')), U AS (case when [B]>(0) then (1) else (0) end));
--- desired
CREATE TABLE dbo.T (A varchar(10) NULL, B int NULL, S AS upper(A) + 'x', U AS CASE WHEN B > 0 THEN 1 ELSE 0 END);
--- hazards
--- steps
