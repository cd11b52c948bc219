-- A text column becomes a number with IDENTITY: no row can be handed over as it is.
--- current
CREATE TABLE dbo.T (K varchar(20) NOT NULL);
--- desired
CREATE TABLE dbo.T (K int IDENTITY NOT NULL);
--- hazards
DATA003 [dbo].[T]
HA001 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK001 [dbo].[T]
SEC002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
