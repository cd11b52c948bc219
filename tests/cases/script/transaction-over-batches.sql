-- A script's own transaction may span its batches.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
--- postdeploy
BEGIN TRANSACTION;
CREATE TABLE #Wanted ([A] INT NOT NULL);
GO
INSERT INTO #Wanted VALUES (1);
MERGE [dbo].[T] AS t USING #Wanted AS w ON w.[A] = t.[A]
WHEN NOT MATCHED THEN INSERT ([A]) VALUES (w.[A]);
COMMIT TRANSACTION;
--- hazards
HA002 [dbo].[T]
