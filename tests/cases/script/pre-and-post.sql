-- Scripts run before and after everything.
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
--- predeploy
PRINT N'before';
--- postdeploy
IF NOT EXISTS (SELECT 1 FROM [dbo].[T] WHERE [A] = 1)
  INSERT INTO [dbo].[T] ([A], [B]) VALUES (1, 2);
--- hazards
HA002 [dbo].[T]
--- steps
run Pre-deployment script
alter table [dbo].[T]
run Post-deployment script
