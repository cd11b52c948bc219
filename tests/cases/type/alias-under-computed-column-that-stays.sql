-- The same where the computed column stays.
--- current
CREATE TABLE dbo.T (K dbo.Sku NOT NULL, C AS (LEN(K)));
GO
CREATE TYPE dbo.Sku FROM varchar(20) NULL;
--- desired
CREATE TABLE dbo.T (K dbo.Sku NOT NULL, C AS (LEN(K)));
GO
CREATE TYPE dbo.Sku FROM varchar(30) NULL;
--- hazards
HA005 Database Options
LOCK003 [dbo].[T]
