-- LOB data in a filegroup of its own.
--- current
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP LOBS;
--- desired
ALTER DATABASE [$(DatabaseName)] ADD FILEGROUP LOBS;
GO
CREATE TABLE dbo.T (A int NOT NULL, B nvarchar(max) NULL) TEXTIMAGE_ON LOBS;
--- hazards
