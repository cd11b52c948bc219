-- MERGE may run twice.
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
MERGE INTO [dbo].[T] AS [t] USING (VALUES (1)) AS [s] ([A]) ON [s].[A] = [t].[A] WHEN NOT MATCHED THEN INSERT ([A]) VALUES ([s].[A]);
--- hazards
HA002 [dbo].[T]
