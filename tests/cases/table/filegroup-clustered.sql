-- A clustered table moves with its key.
--- current
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP [FG];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED
);
GO
--- desired
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP [FG];
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED ([A]) ON [FG]
);
GO
--- hazards
HA005 Database Options
LOCK006 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
