-- A file of a filegroup.
--- current
--- desired
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP FG;
GO
ALTER DATABASE [$(DatabaseName)] ADD FILE (NAME = [f1], FILENAME = '$(DefaultDataPath)f1.ndf') TO FILEGROUP FG;
--- hazards
PLAN003 [FG]
