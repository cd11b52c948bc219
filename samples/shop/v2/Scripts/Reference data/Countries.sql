MERGE [dbo].[Country] AS t
USING (VALUES ('AT', N'Austria'), ('DE', N'Germany'), ('FR', N'France'), ('NL', N'Netherlands'), ('PL', N'Poland')) AS s ([Code], [Name])
ON t.[Code] = s.[Code]
WHEN MATCHED AND t.[Name] <> s.[Name] THEN UPDATE SET [Name] = s.[Name]
WHEN NOT MATCHED THEN INSERT ([Code], [Name]) VALUES (s.[Code], s.[Name]);
