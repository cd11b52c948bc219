-- A disk table becomes memory-optimised: nothing but a copy leads there.
--- current
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP MO CONTAINS MEMORY_OPTIMIZED_DATA;
GO
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY NONCLUSTERED);
--- desired
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP MO CONTAINS MEMORY_OPTIMIZED_DATA;
GO
CREATE TABLE dbo.T (A int NOT NULL CONSTRAINT PK_T PRIMARY KEY NONCLUSTERED) WITH (MEMORY_OPTIMIZED = ON);
--- hazards
HA001 [dbo].[T]
HA005 Database Options
LOCK001 [dbo].[T]
PLAN003 [dbo].[T]
SEC002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
