-- What a ledger table forbids: a column that goes, one that changes its type, one that comes as NOT NULL; a column that may be NULL comes freely.
--- current
CREATE TABLE dbo.Kept (A int NOT NULL) WITH (LEDGER = ON (APPEND_ONLY = ON));
GO
CREATE TABLE dbo.Forbidden (A int NOT NULL, B int NULL, C varchar(10) NULL) WITH (LEDGER = ON (APPEND_ONLY = ON));
GO
CREATE TABLE dbo.Gone (A int NOT NULL) WITH (LEDGER = ON (APPEND_ONLY = ON));
GO
CREATE TABLE dbo.Released (A int NOT NULL) WITH (LEDGER = ON (APPEND_ONLY = ON));
--- desired
CREATE TABLE dbo.Kept (A int NOT NULL, B int NULL) WITH (LEDGER = ON (APPEND_ONLY = ON));
GO
CREATE TABLE dbo.Forbidden (A bigint NOT NULL, B int NULL, D int NOT NULL CONSTRAINT DF_D DEFAULT 0) WITH (LEDGER = ON (APPEND_ONLY = ON));
GO
CREATE TABLE dbo.Released (A int NOT NULL);
--- one-way
A ledger table gives no column back.
--- hazards
DATA001 [dbo].[Gone]
DATA002 [dbo].[Forbidden]
HA001 [dbo].[Gone]
HA001 [dbo].[Released]
HA002 [dbo].[Forbidden]
HA002 [dbo].[Kept]
HA005 Database Options
HA006 [dbo].[Forbidden]
HA006 [dbo].[Gone]
HA006 [dbo].[Released]
LOCK001 [dbo].[Released]
LOCK002 [dbo].[Forbidden]
LOCK004 [dbo].[Forbidden]
SEC002 [dbo].[Released]
SPACE001 Database Options
SPACE002 Database Options
