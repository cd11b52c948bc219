-- 'x' and 'X' are two values under every collation.
--- current
CREATE TABLE dbo.T (A varchar(10) NULL, S AS (A + 'x'));
--- desired
CREATE TABLE dbo.T (A varchar(10) NULL, S AS (A + 'X'));
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
alter table [dbo].[T] (2)
