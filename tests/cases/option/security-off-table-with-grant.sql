-- Without security a permission goes with its table or column all the same, and the way back grants it again.
--- options
{ "security": false }
--- current
CREATE ROLE Readers;
GO
CREATE TABLE dbo.T (A int NULL);
GO
CREATE TABLE dbo.U (A int NULL, B int NULL);
GO
GRANT SELECT ON dbo.T TO Readers;
GO
GRANT SELECT ON dbo.U (B) TO Readers;
--- desired
CREATE ROLE Readers;
GO
CREATE TABLE dbo.U (A int NULL);
--- hazards
DATA001 [dbo].[T]
DATA002 [dbo].[U]
HA001 [dbo].[T]
HA002 [dbo].[U]
--- steps
drop table [dbo].[T]
alter table [dbo].[U]
