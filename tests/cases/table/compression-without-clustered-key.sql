-- The rows keep their compression when the clustered key goes and the table becomes a heap, and when one comes.
--- current
CREATE TABLE dbo.T (Id int NOT NULL, A int NULL, CONSTRAINT PK_T PRIMARY KEY CLUSTERED (Id)) WITH (DATA_COMPRESSION = PAGE);
GO
CREATE TABLE dbo.U (Id int NOT NULL, A int NULL, CONSTRAINT PK_U PRIMARY KEY CLUSTERED (Id) WITH (DATA_COMPRESSION = ROW));
--- desired
CREATE TABLE dbo.T (Id int NOT NULL, A int NULL, CONSTRAINT PK_T PRIMARY KEY NONCLUSTERED (Id)) WITH (DATA_COMPRESSION = PAGE);
GO
CREATE TABLE dbo.U (Id int NOT NULL, A int NULL, CONSTRAINT PK_U PRIMARY KEY NONCLUSTERED (Id));
--- hazards
HA005 Database Options
LOCK006 [dbo].[PK_T]
LOCK006 [dbo].[PK_U]
LOCK008 [dbo].[PK_T]
LOCK008 [dbo].[PK_U]
LOCK011 [dbo].[U]
PERF002 [dbo].[PK_T]
PERF002 [dbo].[PK_U]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop primary key [dbo].[PK_T]
drop primary key [dbo].[PK_U]
alter table [dbo].[U]
create primary key [dbo].[PK_T]
create primary key [dbo].[PK_U]
