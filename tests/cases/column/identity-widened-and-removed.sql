-- IDENTITY goes while the type grows.
--- current
CREATE TABLE dbo.T (K int IDENTITY NOT NULL CONSTRAINT PK_T PRIMARY KEY);
--- desired
CREATE TABLE dbo.T (K bigint NOT NULL CONSTRAINT PK_T PRIMARY KEY);
--- hazards
DATA008 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
LOCK006 [dbo].[T]
SEC002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
