-- A check that is not trusted is taken off while its column changes type, and put back not trusted.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
ALTER TABLE dbo.T WITH NOCHECK ADD CONSTRAINT CK_T CHECK (A > 0);
--- desired
CREATE TABLE dbo.T (A bigint NULL CONSTRAINT CK_T CHECK (A > 0));
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
PERF004 [dbo].[CK_T]
SPACE001 Database Options
SPACE002 Database Options
