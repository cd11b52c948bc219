-- A filegroup.
--- current
--- desired
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP [FG];
GO
--- hazards
PLAN003 [FG]
