-- Letters of many scripts, an emoji, a right-to-left mark.
--- current
CREATE TABLE dbo.[Größe 表 🚀] (Id int NOT NULL, [שלום‏] nvarchar(10) NULL);
GO
CREATE VIEW dbo.[Größen] AS SELECT [שלום‏] AS [ü] FROM dbo.[Größe 表 🚀];
--- desired
CREATE TABLE dbo.[Größe 表 🚀] (Id int NOT NULL, [שלום‏] nvarchar(20) NULL);
GO
CREATE VIEW dbo.[Größen] AS SELECT [שלום‏] AS [ü], Id FROM dbo.[Größe 表 🚀];
--- hazards
HA002 [dbo].[Größe 表 🚀]
