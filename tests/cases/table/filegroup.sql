-- A heap moves to another filegroup.
--- current
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP [FG];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP [FG];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
) ON [FG];
GO
--- hazards
HA005 Database Options
LOCK006 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
