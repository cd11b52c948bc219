-- The only column gives way to an identity, which cannot come beside another one: the table is copied.
--- current
CREATE TABLE dbo.T (A int IDENTITY (1, 1) NOT NULL);
--- desired
CREATE TABLE dbo.T (B int IDENTITY (1, 1) NOT NULL);
--- hazards
DATA002 [dbo].[T]
DATA005 [dbo].[T]
HA001 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK001 [dbo].[T]
SEC002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
